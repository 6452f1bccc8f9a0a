//! What a reader takes along.

use leptos::prelude::*;

use crate::playground::Store;

#[component]
pub fn Export(store: Store) -> impl IntoView {
    let _ = store;
}
