//! The knobs, plain ones first.

use leptos::prelude::*;

use crate::content::en::simulator as words;
use crate::content::explain;
use crate::content::fixed;
use crate::content::format::amount;
use crate::simulator::Store;
use crate::simulator::knobs::Knob;
use crate::simulator::model::{Msg, SLIDER_STEPS};
use crate::simulator::run::{Often, PollKind};
use crate::ui::choice::Choice;
use crate::ui::html::Html;
use crate::ui::number::NumberField;

#[component]
pub fn Knobs(store: Store) -> impl IntoView {
    let often = store.index(|model| model.settings.often as usize);
    let kind = store.index(|model| model.settings.kind as usize);
    let kind_hint = store.text(|model| words::kind_hint(model.settings.kind).to_owned());
    let once = store.flag(|model| model.settings.often == Often::Once);
    let set_often = Callback::new(move |index: usize| {
        store.send(Msg::Often(Often::ALL[index]));
    });
    let set_kind = Callback::new(move |index: usize| {
        store.send(Msg::PollKind(PollKind::ALL[index]));
    });
    view! {
        <section class="knobs" aria-labelledby="knobs-title">
            <h3 id="knobs-title" inner_html=fixed(words::KNOBS)></h3>
            <div class="knobs-plain">
                {knob(store, Knob::PollEvery)}
                <div class="knobs-often">
                    <Choice
                        legend=words::OFTEN
                        name="often"
                        labels=Often::ALL.map(words::often_label).to_vec()
                        chosen=often
                        choose=set_often
                    />
                    <div hidden=once>{knob(store, Knob::MeanGap)}</div>
                </div>
                {knob(store, Knob::Watch)}
            </div>
            <details class="knobs-more">
                <summary inner_html=fixed(words::MORE)></summary>
                <div class="knobs-plain">
                    <div>
                        <Choice
                            legend=words::KIND
                            name="kind"
                            labels=PollKind::ALL.map(words::kind_label).to_vec()
                            chosen=kind
                            choose=set_kind
                        />
                        <p class="number-hint">{kind_hint}</p>
                    </div>
                    {knob(store, Knob::LatencyMin)}
                    {knob(store, Knob::LatencyMax)}
                    {knob(store, Knob::Loss)}
                    {knob(store, Knob::Clients)}
                </div>
            </details>
        </section>
    }
}

fn knob(store: Store, knob: Knob) -> impl IntoView {
    let spec = knob.spec();
    let label = store.text(move |model| words::knob_label(knob, model.settings.kind).to_owned());
    let refusal = store.text(move |model| {
        let refusal = model.settings.knobs.refusal(knob);
        let why = refusal.map(|r| explain::refusal(&r, model.settings.kind));
        Html::new().text(&why.unwrap_or_default()).take()
    });
    let text = store.text(move |model| {
        let knobs = &model.settings.knobs;
        let refused = knobs.refusal(knob).map(|refusal| refusal.found);
        refused.unwrap_or_else(|| amount(knobs.get(knob), spec.unit))
    });
    let position =
        store.text(move |model| model.settings.knobs.position(knob, SLIDER_STEPS).to_string());
    let type_in = Callback::new(move |text: String| {
        store.send(Msg::Enter(knob, text));
    });
    let slide = Callback::new(move |position: u32| {
        store.send(Msg::Slide(knob, position));
    });
    view! {
        <NumberField
            id=spec.key
            label
            hint=words::knob_hint(knob)
            unit=spec.unit.symbol()
            text
            refusal
            position
            steps=SLIDER_STEPS
            type_in
            slide
        />
    }
}
