//! Counts, means and series on hand-made events between two invented codes.

use codebook::{EventType, Field, Status};
use measure::{
    By, Direction, Dyad, Grain, Which, breakdown, choose_grain, fields, panel, series, summary,
};
use record::{Actor, CiteInfo, DocumentId, Event, Predicate, Span, parse_date};

fn actor(code: &str) -> Actor {
    Actor {
        code: Some(code.to_owned()),
        sector: vec![],
        entity_text: code.to_owned(),
        span: Span::new(0, 3),
        name: None,
        antecedent: None,
    }
}

/// An event such as `AAA>BBB CONSULT occurred 2020-05`, or `AAA=BBB` for a reciprocal one.
fn event(text: &str) -> Event {
    let words: Vec<&str> = text.split(' ').collect();
    let (actors, recipients, reciprocal) = match words[0].split_once('>') {
        Some((left, right)) => (left, right, false),
        None => (words[0], "", words[0].contains('=')),
    };
    let side = |codes: &str| {
        codes
            .split(['=', '+'])
            .filter(|code| !code.is_empty())
            .map(actor)
            .collect::<Vec<_>>()
    };
    Event {
        id: text.to_owned(),
        date: words.get(3).map(|date| parse_date(date).unwrap()),
        actor: side(actors),
        recipient: side(recipients),
        event: words[1].parse().unwrap(),
        mode: None,
        context: vec![],
        event_loc: None,
        text: String::new(),
        cite_info: CiteInfo::default(),
        predicate: Predicate {
            text: String::new(),
            span: Span::new(0, 1),
            entry: String::new(),
        },
        status: words[2].parse().unwrap(),
        fields: vec![],
        attribution: None,
        reciprocal,
        sentence: Span::new(0, 1),
        document: DocumentId("d".to_owned()),
        coder: "test".to_owned(),
        confidence: 1.0,
        amounts: Vec::new(),
        agreements: Vec::new(),
    }
}

fn events(lines: &[&str]) -> Vec<Event> {
    lines.iter().map(|line| event(line)).collect()
}

fn dyad() -> Dyad {
    Dyad::new("AAA", "BBB")
}

#[test]
fn direction_is_told_by_who_acts_on_whom() {
    for (text, expected) in [
        ("AAA>BBB AID occurred", Some(Direction::AToB)),
        ("BBB>AAA AID occurred", Some(Direction::BToA)),
        ("CCC+BBB>AAA+DDD AID occurred", Some(Direction::BToA)),
        ("AAA=BBB CONSULT occurred", Some(Direction::Mutual)),
        ("AAA=BBB=CCC CONSULT occurred", Some(Direction::Mutual)),
        ("AAA+BBB>AAA+BBB AID occurred", Some(Direction::Mutual)),
        ("AAA+BBB CONSULT occurred", Some(Direction::Mutual)),
        ("AAA+BBB>CCC THREATEN occurred", None),
        ("CCC>AAA+BBB AID occurred", None),
        ("AAA>CCC AID occurred", None),
        ("AAA=CCC CONSULT occurred", None),
    ] {
        assert_eq!(dyad().direction(&event(text)), expected, "{text}");
    }
}

#[test]
fn only_what_took_place_counts_as_happened() {
    let all: Vec<Event> = Status::ALL
        .iter()
        .map(|status| event(&format!("AAA>BBB AID {status} 2020")))
        .collect();
    let summary = summary(&all, &dyad());
    assert_eq!(summary.statuses.total(), Status::ALL.len());
    assert_eq!(summary.statuses.happened(), 3);
    assert_eq!(summary.happened.count, 3);
    assert_eq!(summary.a_to_b.count, 3);
    assert_eq!(summary.documents, 1);
    let series = series(&all, &dyad(), Grain::Year, Which::Recorded);
    assert_eq!(series.points[0].all.count, 7);
}

#[test]
fn means_are_of_the_events_counted_and_absent_without_any() {
    let all = events(&[
        "AAA>BBB AID occurred 2020",
        "AAA>BBB ASSAULT occurred 2020",
        "BBB>AAA AID planned 2021",
    ]);
    let summary = summary(&all, &dyad());
    assert_eq!(
        summary.a_to_b.mean,
        Some((EventType::Aid.score() + EventType::Assault.score()) / 2.0)
    );
    assert_eq!(summary.b_to_a.count, 0);
    assert_eq!(summary.b_to_a.mean, None);
    assert_eq!((summary.cooperation(), summary.conflict()), (1, 1));
    assert_eq!(summary.last.unwrap().to_string(), "2021");
}

#[test]
fn empty_periods_stand_in_the_series() {
    let all = events(&[
        "AAA=BBB CONSULT occurred 2019-11-03",
        "AAA>BBB ACCUSE occurred 2020-02",
    ]);
    let months = series(&all, &dyad(), Grain::Month, Which::Happened);
    let names: Vec<String> = months.points.iter().map(|p| p.period.to_string()).collect();
    assert_eq!(names, ["2019-11", "2019-12", "2020-01", "2020-02"]);
    assert_eq!(months.points[1].all.count, 0);
    assert_eq!(months.points[1].all.mean, None);
    assert_eq!(months.points[3].quads.map(|t| t.count), [0, 0, 1, 0]);
    let text = serde_json::to_string(&months.points[1]).unwrap();
    assert!(
        text.starts_with(r#"{"period":"2019-12","all":{"count":0,"mean":null}"#),
        "{text}"
    );
}

#[test]
fn a_year_is_not_put_into_january() {
    let all = events(&[
        "AAA=BBB CONSULT occurred 2020",
        "AAA=BBB CONSULT occurred 2020-03",
        "AAA=BBB CONSULT occurred",
    ]);
    let months = series(&all, &dyad(), Grain::Month, Which::Happened);
    assert_eq!(months.points.len(), 1);
    assert_eq!((months.undated, months.too_coarse), (1, 1));
    let years = series(&all, &dyad(), Grain::Year, Which::Happened);
    assert_eq!(years.points[0].all.count, 2);
    assert_eq!((years.undated, years.too_coarse), (1, 0));
}

#[test]
fn the_grain_follows_the_span() {
    let grain = |first: &str, last: &str| {
        let all = events(&[
            &format!("AAA=BBB CONSULT occurred {first}"),
            &format!("AAA=BBB CONSULT occurred {last}"),
        ]);
        choose_grain(&all, &dyad(), Which::Happened)
    };
    assert_eq!(grain("2020-01", "2022-12"), Grain::Month);
    assert_eq!(grain("2020-01", "2023-01"), Grain::Year);
    assert_eq!(grain("2020", "2020-05"), Grain::Year);
    assert_eq!(grain("1900", "2023"), Grain::Year);
    assert_eq!(grain("1816", "2023"), Grain::Decade);
    assert_eq!(choose_grain(&[], &dyad(), Which::Happened), Grain::Year);
}

#[test]
fn the_whole_calendar_can_be_asked_for() {
    let all = events(&[
        "AAA=BBB CONSULT occurred 0001-01-01",
        "AAA=BBB CONSULT occurred 9999-12-31",
    ]);
    let decades = series(&all, &dyad(), Grain::Decade, Which::Happened);
    assert_eq!(decades.points.len(), 1000);
    assert_eq!(decades.points[0].period.to_string(), "0000s");
    assert_eq!(decades.points[999].period.to_string(), "9990s");
}

#[test]
fn an_event_with_two_fields_counts_in_both() {
    let mut trade = event("AAA>BBB COOPERATE occurred 2020");
    trade.fields = vec![Field::Trade, Field::Energy, Field::Trade];
    let all = vec![trade, event("AAA>BBB AID occurred 2022")];
    let groups = breakdown(&all, &dyad(), By::Field, Which::Happened);
    let keys: Vec<_> = groups.iter().map(|g| (g.key, g.tally.count)).collect();
    assert_eq!(keys, [("trade", 1), ("energy", 1), ("none", 1)]);
    let cells = panel(&all, &dyad(), Grain::Year, By::Field, Which::Happened);
    assert_eq!(cells.len(), 9);
    assert_eq!(cells.iter().map(|cell| cell.tally.count).sum::<usize>(), 3);
    assert!(cells[3..6].iter().all(|cell| cell.tally.count == 0));
}

#[test]
fn groups_follow_the_order_of_the_vocabulary() {
    let all = events(&[
        "AAA>BBB ASSAULT occurred",
        "BBB>AAA AGREE occurred",
        "AAA=BBB CONSULT denied",
    ]);
    let keys = |by, which| {
        breakdown(&all, &dyad(), by, which)
            .into_iter()
            .map(|group| group.key)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        keys(By::Type, Which::Recorded),
        ["AGREE", "CONSULT", "ASSAULT"]
    );
    assert_eq!(keys(By::Direction, Which::Happened), ["a to b", "b to a"]);
    assert_eq!(keys(By::Status, Which::Recorded), ["occurred", "denied"]);
}

#[test]
fn a_field_stands_by_its_statuses_and_its_newest_event() {
    let mut all = events(&[
        "AAA>BBB AID occurred 2020-05",
        "AAA>BBB AID planned 2021",
        "AAA=BBB CONSULT sought 2019",
        "AAA=BBB CONSULT occurred",
        "AAA>CCC AID occurred 2024",
    ]);
    for index in [0, 1, 4] {
        all[index].fields = vec![Field::Energy];
    }
    let standings = fields(&all, &dyad());
    assert_eq!(standings.len(), 2);
    assert_eq!(standings[0].field, Some(Field::Energy));
    assert_eq!(standings[0].statuses.happened(), 1);
    assert_eq!(standings[0].statuses.planned, 1);
    assert_eq!(standings[0].latest, "AAA>BBB AID planned 2021");
    assert_eq!(standings[1].field, None);
    assert_eq!(standings[1].latest, "AAA=BBB CONSULT sought 2019");
}
