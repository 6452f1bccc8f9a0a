//! PayPal: how it delivers, and no more. Its signature is checked with a certificate that has to be
//! fetched from the network, which no [`Scheme`](crate::signature::Scheme) describes.

use super::assumed;
use super::{
    Basis, Delivery, Policy, ProviderId, Sender, Success, UNSTATED, hours, minutes, stated,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developer.paypal.com/api/rest/webhooks/rest/";
const THREE_DAYS: Micros = hours(3 * 24);

/// Six that double, then nineteen alike: a minute less than three days.
const WAITS: [Micros; 25] = {
    let mut waits = [minutes(224); 25];
    let mut early = 0;
    while early < 6 {
        waits[early] = minutes(1 << early);
        early += 1;
    }
    waits
};

pub(super) const SENDER: Sender = Sender {
    id: ProviderId("paypal"),
    name: "PayPal",
    docs: DOCS,
    delivery: &Delivery {
        retries: stated(25, DOCS, CHECKED_ON),
        gives_up_after: stated(THREE_DAYS, DOCS, CHECKED_ON),
        success: stated(Success::Any2xx, DOCS, CHECKED_ON),
        // Assumed: the timeout, and each single wait. Their number and the end are PayPal's word.
        simulated: Policy { timeout: assumed::TIMEOUT, retry_after: &WAITS, basis: Basis::Assumed },
        ..UNSTATED
    },
};
