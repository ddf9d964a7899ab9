use codebook::{EventType, Mode, Sector, Status};
use record::{Actor, CiteInfo, DocumentId, Event, Place, Predicate, Span};

use super::phrase;

fn names(code: &str) -> String {
    match code {
        "BLR" => "Belarus",
        "PAK" => "Pakistan",
        "USA" => "United States",
        other => other,
    }
    .to_owned()
}

fn actor(code: Option<&str>, sector: &[Sector]) -> Actor {
    Actor {
        code: code.map(str::to_owned),
        sector: sector.to_vec(),
        entity_text: "the  company".to_owned(),
        span: Span::new(0, 0),
        name: None,
        antecedent: None,
    }
}

fn event(event: EventType, mode: Option<Mode>, status: Status) -> Event {
    Event {
        id: String::new(),
        date: None,
        actor: vec![actor(Some("BLR"), &[Sector::Government])],
        recipient: vec![actor(Some("PAK"), &[Sector::Government])],
        event,
        mode,
        context: vec![],
        event_loc: None,
        text: String::new(),
        cite_info: CiteInfo::default(),
        predicate: Predicate {
            text: String::new(),
            span: Span::new(0, 0),
            entry: String::new(),
        },
        status,
        fields: vec![],
        attribution: None,
        reciprocal: false,
        sentence: Span::new(0, 0),
        document: DocumentId(String::new()),
        coder: String::new(),
        confidence: 1.0,
        amounts: Vec::new(),
        agreements: Vec::new(),
    }
}

fn visit(status: Status) -> Event {
    let mode = Mode::of(EventType::Consult, "visit").unwrap();
    event(EventType::Consult, Some(mode), status)
}

#[test]
fn the_status_gives_the_form_of_the_verb() {
    for (status, expected) in [
        (Status::Occurred, "visited"),
        (Status::Past, "visited"),
        (Status::Ongoing, "is visiting"),
        (Status::Planned, "plans to visit"),
        (Status::Sought, "seeks to visit"),
        (Status::Possible, "may visit"),
        (Status::Denied, "is said not to have visited"),
    ] {
        assert_eq!(
            phrase(&visit(status), &names),
            format!("Belarus (government) {expected} Pakistan (government)")
        );
    }
}

#[test]
fn sides_that_act_together_take_the_plural() {
    let mut talks = event(EventType::Consult, None, Status::Ongoing);
    talks.actor.append(&mut talks.recipient);
    talks.reciprocal = true;
    let line = "Belarus (government) and Pakistan (government) are holding talks";
    assert_eq!(phrase(&talks, &names), line);
    talks.event = EventType::Agree;
    talks.status = Status::Sought;
    assert_eq!(
        phrase(&talks, &names),
        "Belarus (government) and Pakistan (government) seek to cooperate"
    );
}

#[test]
fn each_country_stands_once_with_its_sectors() {
    let mut aid = event(EventType::Aid, None, Status::Occurred);
    aid.actor = vec![
        actor(Some("USA"), &[Sector::Government]),
        actor(Some("USA"), &[Sector::Military, Sector::Government]),
        actor(Some("USA"), &[Sector::Unknown]),
    ];
    aid.recipient = vec![actor(Some("BLR"), &[])];
    assert_eq!(
        phrase(&aid, &names),
        "The United States (government, military) gave aid to Belarus"
    );
    aid.actor.clear();
    aid.recipient.clear();
    assert_eq!(phrase(&aid, &names), "An actor not named gave aid");
}

#[test]
fn a_company_is_named_and_unresolved_words_are_quoted() {
    let mut trade = event(EventType::Cooperate, None, Status::Possible);
    trade.actor = vec![actor(Some("BLR"), &[Sector::Business])];
    trade.actor[0].name = Some("Example Works".to_owned());
    trade.recipient = vec![actor(None, &[]), actor(Some("IGO"), &[])];
    assert_eq!(
        phrase(&trade, &names),
        "Example Works (Belarus, business) may cooperate with \u{201c}the company\u{201d}"
    );
}

#[test]
fn the_lexicon_entry_narrows_the_wording_and_never_a_mode() {
    let mut signing = event(EventType::Support, None, Status::Occurred);
    signing.predicate.entry = "sign v.".to_owned();
    assert_eq!(
        phrase(&signing, &names),
        "Belarus (government) signed an agreement with Pakistan (government)"
    );
    let mut met = visit(Status::Occurred);
    met.predicate.entry = "meet v.".to_owned();
    assert!(phrase(&met, &names).contains("visited"));
}

#[test]
fn a_named_place_is_told_once() {
    let mut talks = event(EventType::Consult, None, Status::Occurred);
    let place = |text: &str| {
        Some(Place {
            text: text.to_owned(),
            span: Span::new(0, 0),
            code: None,
        })
    };
    talks.event_loc = place("Minsk");
    assert!(phrase(&talks, &names).ends_with("Pakistan (government) in Minsk"));
    talks.event_loc = place("Pakistan");
    assert!(!phrase(&talks, &names).contains(" in "));
    talks.event_loc = place("the capital");
    assert!(!phrase(&talks, &names).contains(" in "));
}

#[test]
fn every_type_and_mode_reads_as_a_line_in_every_status_and_shape() {
    let mut lines = Vec::new();
    for &kind in EventType::ALL {
        for mode in std::iter::once(None).chain(kind.modes().map(Some)) {
            for &status in Status::ALL {
                let with = event(kind, mode, status);
                let mut alone = with.clone();
                alone.recipient.clear();
                let mut mutual = with.clone();
                mutual.actor.append(&mut mutual.recipient);
                mutual.reciprocal = true;
                for event in [with, alone, mutual] {
                    let line = phrase(&event, &names);
                    assert!(!line.contains("  ") && !line.contains('{'), "{line}");
                    assert!(!line.ends_with(' '), "{line}");
                    if status == Status::Occurred {
                        lines.push(line);
                    }
                }
            }
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}
