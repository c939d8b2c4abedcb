//! Ten thousand random lives, and every cell of the table of rights.

use super::rights::{Deed, Role};
use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2026, 3, 2);

fn new() -> Case {
    Case::received(TODAY, &Policy::default(), false).unwrap()
}

fn lived(steps: &[(Step, Actor)]) -> Result<Case, Illegal> {
    let mut case = new();
    for (step, actor) in steps {
        case = case.after(step, *actor, TODAY, &Policy::default(), Some(&new()))?;
    }
    Ok(case)
}

fn words() -> String {
    "话".to_owned()
}

fn draft() -> Step {
    Step::Draft { text: words(), outcome: Outcome::Solved }
}

const CLERK: Actor = Actor::Staff(1);
const OTHER: Actor = Actor::Staff(2);

#[test]
fn the_usual_way_leads_to_a_published_answer() {
    let unit = Step::Assign { unit: "epb".into() };
    let case = lived(&[
        (Step::Accept, CLERK),
        (unit, CLERK),
        (draft(), CLERK),
        (Step::Answer, OTHER),
        (Step::Rate { satisfaction: Satisfaction::Satisfied }, Actor::Sender),
        (Step::Solve, Actor::Sender),
        (Step::Publish, OTHER),
    ])
    .unwrap();
    assert_eq!((case.state, case.is_published), (State::Solved, true));
    assert_eq!(case.answer.as_deref(), Some("话"));
    assert_eq!((case.accepted_on, case.answered_on), (Some(TODAY), Some(TODAY)));
    assert_eq!(case.due_on(), None);
}

#[test]
fn nobody_lets_the_own_answer_out_unless_the_bureau_says_so() {
    assert_eq!(
        lived(&[(Step::Accept, CLERK), (draft(), CLERK), (Step::Answer, CLERK)]),
        Err(Illegal::SameEyes)
    );
    let case = lived(&[(Step::Accept, CLERK), (draft(), CLERK)]).unwrap();
    let alone = Policy { second_pair_of_eyes: false, ..Policy::default() };
    assert_eq!(case.after(&Step::Answer, CLERK, TODAY, &alone, None).unwrap().state, State::Answered);
}

#[test]
fn time_is_extended_once_and_reopening_starts_the_clock_anew() {
    let extend = Step::Extend { reason: words() };
    let case = lived(&[(Step::Accept, CLERK), (extend.clone(), CLERK)]).unwrap();
    assert_eq!(case.answer_by, date(2026, 5, 31), "60 and 30 days after 2 March");
    let policy = Policy::default();
    assert_eq!(case.after(&extend, CLERK, TODAY, &policy, None), Err(Illegal::Once));
    let case = case.after(&draft(), CLERK, TODAY, &policy, None).unwrap();
    let mut case = case.after(&Step::Answer, OTHER, TODAY, &policy, None).unwrap();
    let later = date(2026, 4, 1);
    for _ in 0..3 {
        case = case.after(&Step::Reopen { reason: words() }, Actor::Sender, later, &policy, None).unwrap();
        assert_eq!((case.clock_from, case.answer_by), (later, date(2026, 5, 31)));
        case = case.after(&draft(), CLERK, later, &policy, None).unwrap();
        case = case.after(&Step::Answer, OTHER, later, &policy, None).unwrap();
    }
    let again = Step::Reopen { reason: words() };
    assert_eq!(case.after(&again, Actor::Sender, later, &policy, None), Err(Illegal::TooOften));
    assert!(
        case.after(&again, OTHER, later, &policy, None).is_ok(),
        "the staff may, as often as it is needed"
    );
}

#[test]
fn another_unit_answers_in_its_own_words() {
    let to = |unit: &str| (Step::Assign { unit: unit.into() }, CLERK);
    let case = lived(&[(Step::Accept, CLERK), to("a"), (draft(), CLERK), to("b")]).unwrap();
    assert_eq!((case.draft, case.unit.as_deref()), (None, Some("b")));
    assert_eq!(lived(&[(Step::Accept, CLERK), to("a"), to("a")]), Err(Illegal::Once));
}

#[test]
fn a_case_is_not_merged_into_one_that_is_over() {
    let over = lived(&[(Step::Withdraw, Actor::Sender)]).unwrap();
    let merge = Step::Merge { into: 7 };
    for target in [None, Some(&over)] {
        assert_eq!(new().after(&merge, CLERK, TODAY, &Policy::default(), target), Err(Illegal::Target));
    }
    let merged = new().after(&merge, CLERK, TODAY, &Policy::default(), Some(&new())).unwrap();
    assert_eq!((merged.state, merged.merged_into), (State::Merged, Some(7)));
}

#[test]
fn identifiers_are_read_back() {
    for state in State::ALL {
        assert_eq!(State::from_id(state.id()), Some(state));
    }
    for role in Role::ALL {
        assert_eq!(Role::from_id(role.id()), Some(role));
    }
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::from_id(outcome.id()), Some(outcome));
    }
    for value in Satisfaction::ALL {
        assert_eq!(Satisfaction::from_id(value.id()), Some(value));
    }
}

/// Every cell, written a second time and in another way than the table: by role what it may.
#[test]
fn each_role_may_what_is_its_deed_and_nothing_else() {
    use Deed::*;
    let clerk =
        [View, Release, Accept, Refuse, Assign, Draft, Merge, Message, Note, Redact, ReadContact, Templates];
    let unit = [View, Draft, Message, Note, ReadContact];
    let beyond_clerk = [Return, Answer, Extend, Publish, Unpublish, Reopen, Unseal, Export, ReadAudit];
    let administrator = [Templates, Accounts, Units, Kinds, Holidays, Settings, ReadAudit];
    for deed in Deed::ALL {
        let cells = Role::ALL.map(|role| role.may(deed));
        let is_supervisors = clerk.contains(&deed) || beyond_clerk.contains(&deed);
        let expected =
            [clerk.contains(&deed), unit.contains(&deed), is_supervisors, administrator.contains(&deed)];
        assert_eq!(cells, expected, "{deed:?}");
    }
    let ids: std::collections::HashSet<_> = Deed::ALL.iter().map(|deed| deed.id()).collect();
    assert_eq!(ids.len(), Deed::ALL.len());
}

#[test]
fn a_unit_has_to_do_with_its_own_cases_only() {
    assert!(Role::Unit.may_touch(Some("a"), Some("a")));
    for (own, of_case) in [(Some("a"), Some("b")), (Some("a"), None), (None, None), (None, Some("a"))] {
        assert!(!Role::Unit.may_touch(own, of_case), "{own:?} {of_case:?}");
    }
    assert!(Role::Clerk.may_touch(None, Some("a")) && !Role::Administrator.may_touch(None, None));
}

/// Steps of a life are numbers: 10,000 lives of up to 40 steps are made in a moment.
fn step(number: u8) -> Step {
    let choose = |of: usize| usize::from(number) / 18 % of;
    match number % 18 {
        0 => Step::Release,
        1 => Step::Accept,
        2 => Step::Refuse { reason: words() },
        3 => Step::Assign { unit: ["a", "b"][choose(2)].into() },
        4 => Step::Draft { text: words(), outcome: Outcome::ALL[choose(4)] },
        5 => Step::Return { reason: words() },
        6 => Step::Answer,
        7 => Step::Extend { reason: words() },
        8 => Step::Publish,
        9 => Step::Unpublish,
        10 => Step::Reopen { reason: words() },
        // Ends come seldom: a life is to be long.
        11 if choose(14) == 0 => Step::Merge { into: 9 },
        15 if choose(14) == 0 => Step::Withdraw,
        12 => Step::Message { text: words() },
        13 => Step::Note { text: words() },
        14 => Step::Redact { what: words() },
        11 | 15 => draft(),
        16 => Step::Solve,
        _ => Step::Rate { satisfaction: Satisfaction::ALL[choose(3)] },
    }
}

fn actor(number: u8) -> Actor {
    if number.is_multiple_of(4) { Actor::Sender } else { Actor::Staff(i64::from(number % 4)) }
}

/// What holds for every case that a life can lead to.
fn is_sound(case: &Case) {
    use State::*;
    let is_answered = matches!(case.state, Answered | Solved);
    assert_eq!(case.state.is_open(), case.due_on().is_some());
    assert!(!case.is_published || is_answered || case.state == NotAccepted);
    assert!(case.satisfaction.is_none() || is_answered);
    assert!(!is_answered || (case.answer.is_some() && case.outcome.is_some() && case.answered_on.is_some()));
    assert!(!is_answered || case.accepted_on.is_some(), "nothing is answered that was not accepted");
    assert!(case.draft.is_none() || matches!(case.state, Accepted | WithUnit | Reopened));
    assert_eq!(case.state == Merged, case.merged_into.is_some());
    assert!(case.state != WithUnit || case.unit.is_some());
    assert_eq!(case.extended_on.is_some(), case.extension_reason.is_some());
    assert!(case.reopened <= Policy::default().reopenings);
    assert!(case.accept_by >= TODAY && case.answer_by >= case.clock_from);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn ten_thousand_lives_are_sound(
        is_held: bool,
        eyes: bool,
        life in prop::collection::vec(any::<(u8, u8, u8)>(), 1..40),
    ) {
        let policy = Policy { second_pair_of_eyes: eyes, ..Policy::default() };
        let mut case = Case::received(TODAY, &Policy::default(), is_held).unwrap();
        let mut today = TODAY;
        for (number, who, days) in life {
            let (step, actor) = (step(number), actor(who));
            today = mingjing_domain::time::add_days(today, i64::from(days % 40)).unwrap();
            let author = case.draft.as_ref().map(|draft| Actor::Staff(draft.by));
            match case.after(&step, actor, today, &policy, Some(&new())) {
                Ok(next) => {
                    // What is over stays over.
                    prop_assert!(!case.state.is_final() || next.state == case.state);
                    // No step changes the state in silence: a step that is told nobody leaves what is told.
                    prop_assert!(step.is_public() || next.state.told() == case.state.told());
                    if step == Step::Answer && eyes {
                        prop_assert_ne!(author, Some(actor));
                    }
                    // An event is named after the state it leads to, or leaves the state as it was told.
                    prop_assert!(step.event() == next.state.id() || next.state.told() == case.state.told());
                    prop_assert_eq!(&case.after(&step, actor, today, &policy, Some(&new())).unwrap(), &next);
                    case = next;
                }
                Err(_) => prop_assert!(step != Step::Note { text: words() }, "a note is always possible"),
            }
            is_sound(&case);
        }
    }
}
