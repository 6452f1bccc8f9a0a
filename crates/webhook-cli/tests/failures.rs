//! What a scenario lets go wrong, and outages, as JSON.

mod support;

use serde_json::{Value, json};

use support::run;

/// What the program prints.
#[track_caller]
fn printed(arguments: &[&str], input: &str) -> String {
    let ran = run(arguments, input);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    ran.output
}

#[track_caller]
fn check_refused(arguments: &[&str], input: &str, expect: &str) {
    let ran = run(arguments, input);
    assert_eq!(ran.code, Some(2), "{}", ran.output);
    assert!(ran.output.is_empty() && ran.errors.contains(expect), "{}", ran.errors);
}

fn fine() -> Value {
    json!({
        "seed": 7, "duration_s": 60, "clients": 1, "events": { "at_s": [10] },
        "strategy": { "webhook": { "policy": { "timeout_s": 5, "retry_after_s": [5, 10] } } }
    })
}

/// The document with these members added, or put in place of its own.
fn with(mut document: Value, more: Value) -> String {
    let Value::Object(more) = more else { panic!("members to add: {more}") };
    for (name, value) in more {
        document[name] = value;
    }
    document.to_string()
}

/// What the scenario comes to with these members added.
fn simulated(more: Value) -> Value {
    let document = with(fine(), more);
    serde_json::from_str(&printed(&["simulate", "-"], &document)).expect("JSON")
}

#[track_caller]
fn check(more: Value, expect: &[(&str, u64)]) {
    let found = simulated(more);
    for (name, value) in expect {
        assert_eq!(found[name], json!(value), "{name} in {found}");
    }
}

#[track_caller]
fn check_error(more: Value, expect: &str) {
    check_refused(&["simulate", "-"], &with(fine(), more), expect);
}

#[test]
fn a_plain_scenario_is_reported_as_it_always_was() {
    let plain = simulated(json!({}));
    for name in ["double", "disabled", "forged", "deceived"] {
        assert!(plain.get(name).is_none(), "{plain}");
    }
    assert_eq!(simulated(json!({ "faults": [], "attacks": [] })), plain);
}

#[test]
fn each_fault_can_be_written() {
    let fault = |reach: (&str, Value), kind: Value| json!({ "faults": [{ "from_s": 0, reach.0: reach.1, "kind": kind }] });
    let once = || ("next", json!(1));
    check(fault(once(), json!({ "drop": { "route": "to_app" } })), &[("attempts", 2)]);
    let answer_lost = json!({ "drop": { "route": "to_service" } });
    check(fault(once(), answer_lost), &[("attempts", 2), ("duplicates", 1), ("double", 0)]);
    let delay = json!({ "delay": { "route": "to_app", "by_s": 6.5 } });
    check(fault(once(), delay), &[("attempts", 2), ("duplicates", 1)]);
    check(fault(once(), json!({ "duplicate": { "after_s": 1 } })), &[("duplicates", 1)]);
    check(fault(once(), json!({ "answer": { "status": 500 } })), &[("attempts", 2)]);
    check(fault(once(), json!("no_answer")), &[("attempts", 2), ("duplicates", 1)]);
    check(fault(("until_s", json!(60)), json!("down")), &[("attempts", 3), ("lost", 1)]);
    let held = simulated(fault(("until_s", json!(12)), json!("reorder")));
    assert_eq!(held["delay_ms"]["max"], json!(2_200.0));
}

#[test]
fn a_sender_is_played_as_it_is_documented_when_asked_for() {
    let gone = |policy: &str, as_documented: bool| {
        json!({
            "events": { "at_s": [10, 20] },
            "faults": [{ "from_s": 0, "until_s": 60, "kind": { "answer": { "status": 410 } } }],
            "strategy": { "webhook": { "policy": policy, "as_documented": as_documented } }
        })
    };
    check(gone("standardwebhooks", true), &[("attempts", 1), ("lost", 2), ("disabled", 1)]);
    check(gone("standardwebhooks", false), &[("attempts", 4), ("lost", 0), ("disabled", 0)]);
    check(gone("paypal", true), &[("attempts", 2), ("disabled", 0)]);
}

#[test]
fn retry_after_is_heeded_as_documented() {
    let limited = |policy: &str| {
        json!({
            "faults": [{ "from_s": 0, "until_s": 60,
                         "kind": { "answer": { "status": 429, "retry_after_s": 20 } } }],
            "strategy": { "webhook": { "policy": policy, "as_documented": true } }
        })
    };
    // At 10, 30 and 50 s, against 10 and 15 s and after that in minutes.
    check(limited("standardwebhooks"), &[("attempts", 2)]);
    check(limited("svix"), &[("attempts", 2)]);
    let at = |policy: &str| {
        let mut document = limited(policy);
        document["faults"][0]["until_s"] = json!(16);
        simulated(document)["delay_ms"]["max"].clone()
    };
    assert_eq!((at("standardwebhooks"), at("svix")), (json!(20_000.0), Value::Null));
}

#[test]
fn forged_deliveries_are_believed_unless_the_receiver_verifies() {
    let attacked = |verification: Value| {
        json!({
            "attacks": [
                { "forgery": "unsigned", "from_s": 1, "every_s": 5, "count": 2 },
                { "forgery": "wrong_secret", "from_s": 2, "every_s": 5, "count": 2 },
                { "forgery": { "replay": { "age_s": 86_400 } },
                  "from_s": 3, "every_s": 5, "count": 2 }
            ],
            "receiver": { "deduplicate": false, "verification": verification }
        })
    };
    let counts = |deceived| [("forged", 6), ("deceived", deceived), ("delivered", 1)];
    check(attacked(json!("nothing")), &counts(6));
    check(attacked(json!("signature")), &counts(2));
    check(attacked(json!({ "timely": { "tolerance_s": 300 } })), &counts(0));
}

#[test]
fn a_memory_that_is_too_short_lets_work_be_done_twice() {
    let remembering = |expiry_s: u64| {
        json!({
            "faults": [{ "from_s": 0, "until_s": 60, "kind": "no_answer" }],
            "receiver": { "memory": { "size": 10, "expiry_s": expiry_s } }
        })
    };
    // Attempts at 10, 20 and 35 s.
    check(remembering(25), &[("attempts", 3), ("double", 0)]);
    check(remembering(9), &[("attempts", 3), ("double", 2)]);
}

#[test]
fn a_poll_beside_a_webhook_finds_what_it_missed() {
    let both = json!({
        "phase_within_s": 0,
        "receiver": { "down_s": [[5, 40]] },
        "strategy": { "webhook_and_poll": {
            "policy": { "timeout_s": 5, "retry_after_s": [] }, "interval_s": 15 } }
    });
    check(both, &[("delivered", 1), ("lost", 0), ("attempts", 1), ("requests", 3)]);
}

#[test]
fn a_run_may_take_another_turn() {
    let down = json!({ "down_s": [[0, 60]] });
    let turned = json!({ "receiver": down, "fork": { "at_s": 12, "receiver": {} } });
    check(turned, &[("attempts", 2), ("delivered", 1)]);
    let policy = json!({ "webhook": { "policy": { "timeout_s": 5, "retry_after_s": [] } } });
    let stubborn = json!({ "receiver": down, "fork": { "at_s": 12, "strategy": policy } });
    check(stubborn, &[("attempts", 2), ("lost", 1)]);
}

#[test]
fn what_may_not_be_played_is_named_as_it_is_written() {
    let fault = |fault: Value| json!({ "faults": [fault] });
    check_error(
        fault(json!({ "from_s": 1, "kind": "down" })),
        "faults[0]: needs either until_s or next",
    );
    check_error(
        fault(json!({ "from_s": 1, "until_s": 1, "kind": "down" })),
        "faults[0].until_s: 1 s; allowed: 1.000001 s to 366 days",
    );
    check_error(
        fault(json!({ "from_s": 1, "next": 1, "kind": "reorder" })),
        "faults[0].next: no end; allowed: a moment at which it ends",
    );
    check_error(
        fault(json!({ "from_s": 1, "next": 1.5, "kind": "no_answer" })),
        "faults[0].next: 1.5; allowed: a whole number from 0 to 4294967295",
    );
    check_error(
        fault(json!({ "from_s": 1, "next": 1, "kind": { "answer": { "status": 200 } } })),
        "faults[0].kind.answer.status: 200; allowed: 300 to 599",
    );
    check_error(
        fault(json!({ "from_s": 1, "next": 1, "kind": "explode" })),
        "faults[0].kind: unknown variant `explode`",
    );
    check_error(
        json!({ "attacks": [{ "forgery": "unsigned", "from_s": 1, "every_s": 1, "count": 0 }] }),
        "attacks[0].count: 0; allowed: 1 to 1000000",
    );
    check_error(
        json!({ "fork": { "at_s": 1, "network": { "loss": 2 } } }),
        "fork.network.loss: 2; allowed: 0 to 1",
    );
    check_error(
        json!({ "fork": { "at_s": 1, "strategy": { "long_poll": { "hold_s": 5 } } } }),
        "fork.strategy: another kind; allowed: the kind of the run's own",
    );
    let mut written = fine()["strategy"].clone();
    written["webhook"]["as_documented"] = json!(true);
    check_error(
        json!({ "strategy": written }),
        "strategy.webhook.policy: only a sender's own policy is played as_documented",
    );
    let both = json!({ "policy": "svix", "interval_s": 0 });
    check_error(
        json!({ "strategy": { "webhook_and_poll": both } }),
        "strategy.webhook_and_poll.interval_s: 0 s; allowed: 1 ms to 366 days",
    );
}

/// Down from 14:00 to 14:40.
fn outage(more: Value) -> String {
    with(json!({ "events_at_s": [50_400], "outage_s": [50_400, 52_800] }), more)
}

fn replayed(document: &str) -> Vec<Value> {
    let output = printed(&["replay", "-"], document);
    output.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn an_outage_is_replayed_for_each_sender() {
    let found = replayed(&outage(json!({ "senders": ["svix", "github"] })));
    let svix = json!({
        "sender": "svix", "basis": "published", "lost": 0, "found_by_poll": 0,
        "stalest_s": 9_305.0, "disabled_at_s": null,
        "events": [{ "happened_at_s": 50_400.0, "attempts": 5, "gave_up_at_s": null,
                     "known_at_s": 59_705.0, "known_by": "delivery" }]
    });
    let github = json!({
        "sender": "github", "basis": "published", "lost": 1, "found_by_poll": 0,
        "stalest_s": null, "disabled_at_s": null,
        "events": [{ "happened_at_s": 50_400.0, "attempts": 1, "gave_up_at_s": 50_400.0,
                     "known_at_s": null, "known_by": null }]
    });
    assert_eq!(found, [svix, github]);
    let all = replayed(&outage(json!({ "reconcile_every_s": 900 })));
    assert!(all.len() > 20 && all.iter().all(|line| line["lost"] == json!(0)));
    assert!(all.iter().any(|line| line["sender"] == json!("paypal")));
    assert!(all.iter().any(|line| line["events"][0]["known_by"] == json!("poll")));
}

#[test]
fn an_outage_that_may_not_be_replayed_is_refused() {
    let check = |more, expect| check_refused(&["replay", "-"], &outage(more), expect);
    check(json!({ "senders": ["gitlub"] }), "senders[0]: unknown sender `gitlub`, expected one of");
    check(json!({ "outage_s": [2, 1] }), "outage_s: from 2 s to 1 s; allowed: a beginning");
    check(json!({ "events_at_s": vec![0; 1_001] }), "events_at_s: 1001 items; allowed: at most");
    check(json!({ "reconcile_every_s": 0 }), "reconcile_every_s: 0 s; allowed: 1 ms to 366 days");
    check(json!({ "outage_s": [1, -2] }), "outage_s: -2; allowed: 0 s or more");
    check(json!({ "outage_s": [1, 1e9] }), "all times together:");
    check(json!({ "sender": [] }), "sender: unknown field `sender`");
}
