//! Play, pause, step, speed, seed, link.

use leptos::prelude::*;

use crate::content::en::simulator as words;
use crate::content::fixed;
use crate::platform::{clipboard, fragment};
use crate::simulator::Store;
use crate::simulator::driver::write_address;
use crate::simulator::model::{Model, Msg};
use crate::simulator::player::{QUARTERS, speed_label};
use crate::ui::button::Button;
use crate::ui::html::Html;
use crate::ui::icon::{Icon, labelled};

#[component]
pub fn Transport(store: Store) -> impl IntoView {
    let toggle = store.text(|model| match model {
        Model { player, .. } if player.playing => labelled(Icon::Pause, words::PAUSE),
        Model { started: false, .. } => labelled(Icon::Play, words::START),
        Model { player, run, .. } if player.at >= run.end => labelled(Icon::Play, words::AGAIN),
        Model { .. } => labelled(Icon::Play, words::RESUME),
    });
    let happened = store
        .text(|model| if model.can_make_it_happen() { "" } else { words::NOT_AGAIN }.to_owned());
    let seed = store.text(|model| format!("Seed {}", model.settings.seed));
    let plain = |icon, word, msg| {
        let label = labelled(icon, word);
        view! { <Button label idle="" class="button" press=store.sends(msg) /> }
    };
    let sound = store.text(|model| model.sound.to_string());
    let spark = labelled(Icon::Spark, words::HAPPEN);
    view! {
        <div class="transport">
            <div class="transport-main">
                <Button
                    label=toggle
                    idle=""
                    class="button button-main"
                    press=store.sends(Msg::Toggle)
                />
                {plain(Icon::Back, words::BACK, Msg::Back)}
                {plain(Icon::Step, words::STEP, Msg::Step)}
                <Button
                    label=spark
                    idle=happened
                    class="button button-event"
                    press=store.sends(Msg::MakeItHappen)
                />
            </div>
            <div class="transport-side">
                <span class="clock" aria-hidden="true" inner_html=fixed("0.000\u{a0}s")></span>
                <Speed store />
                {plain(Icon::Restart, words::RESTART, Msg::Restart)}
                {plain(Icon::Dice, words::NEW_SEED, Msg::NewSeed)}
                <span class="seed">{seed}</span>
                <button
                    type="button"
                    class="button"
                    aria-pressed=sound
                    inner_html=fixed(words::SOUND)
                    on:click=move |_| {
                        store.send(Msg::Sound);
                    }
                ></button>
                <CopyLink store />
            </div>
        </div>
    }
}

#[component]
fn Speed(store: Store) -> impl IntoView {
    let speed = store.text(|model| model.player.speed.to_string());
    view! {
        <label class="speed">
            <span inner_html=fixed(words::SPEED)></span>
            <select
                id="speed"
                prop:value=speed
                inner_html=speeds(store.peek(|model| model.player.speed))
                on:change=move |event| {
                    if let Ok(speed) = event_target_value(&event).parse() {
                        store.send(Msg::Speed(speed));
                    }
                }
            ></select>
        </label>
    }
}

fn speeds(selected: usize) -> String {
    let mut html = Html::new();
    for index in 0..QUARTERS.len() {
        html.raw("<option value=\"").number(index as u64);
        html.raw(if index == selected { "\" selected>" } else { "\">" });
        html.element("", &speed_label(index), "</option>");
    }
    html.take()
}

#[component]
fn CopyLink(store: Store) -> impl IntoView {
    let told = RwSignal::new(String::new());
    let copy = Callback::new(move |()| {
        store.send(Msg::Pause);
        write_address(store);
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(fragment::address()).await;
            told.set(if copied { words::COPIED } else { words::COPY_FAILED }.to_owned());
        });
    });
    let label = labelled(Icon::Link, words::COPY_LINK);
    view! {
        <Button label idle="" class="button" press=copy />
        <span class="copied" role="status" inner_html=told></span>
    }
}
