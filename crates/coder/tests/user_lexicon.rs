//! Lexicons of the user's own: what they do to events.

mod support;

use coder::{Coder, Options};
use support::{coded, document, extended, lines};

#[test]
fn an_own_word_stands_whatever_the_network_says() {
    // To outnumber somebody is no event that the network finds.
    let plain = coded("[verbs]\n", "2020-06-15", "Belarus outnumbers Pakistan.");
    assert_eq!(lines(&plain), [""; 0]);
    let own = coded(
        "[verbs]\noutnumber | THREATEN | rec=obj conf=0.6\n",
        "2020-06-15",
        "Belarus outnumbers Pakistan.",
    );
    assert_eq!(lines(&own), ["BLR>PAK THREATEN"]);
    assert_eq!(own.events[0].predicate.entry, "outnumber v. (own)");
    // One that the program reads otherwise is read as the user says.
    let own = coded(
        "[verbs]\nbomb | AID | rec=obj\n",
        "2020-06-15",
        "Belarus bombed Pakistan.",
    );
    assert_eq!(lines(&own), ["BLR>PAK AID"]);
}

#[test]
fn an_own_word_goes_before_a_more_specific_one_of_the_program() {
    let text = "Belarus and Pakistan signed an agreement.";
    let own = coded("[verbs]\nsign | CONSULT | ~\n", "2020-06-15", text);
    assert_eq!(lines(&own).len(), 1, "{:?}", lines(&own));
    assert!(lines(&own)[0].ends_with("CONSULT"), "{:?}", lines(&own));
}

#[test]
fn what_the_user_calls_no_event_is_none() {
    let text = "Belarus condemned Pakistan.";
    assert_eq!(lines(&coded("[verbs]\n", "2020-06-15", text)).len(), 1);
    let own = coded("[verbs]\ncondemn | none\n", "2020-06-15", text);
    assert_eq!(lines(&own), [""; 0]);
}

const PEOPLE: &str = "\
[actors]
Anna Karenina; A. Karenina | person | Belarus | sector=GOV office=minister from=2016-03 to=2020-08-14
Anna Karenina            | person | Belarus | sector=OPP from=2020-08-15 to=2021
Novamash Plant; Novamash | company | Belarus |
Upper Delta Council; UDC | organisation | - | code=IGO
Office of the River Warden | body | Pakistan |
Land of Five Lakes       | country | Belarus |
Kremlin                  | -
[roles]
AGR: beekeeper
JUD: board of rivers
";

#[test]
fn a_person_is_what_the_date_says() {
    let text = "Anna Karenina visited Pakistan.";
    for (date, expected) in [
        ("2016-03-01", "BLR GOV>PAK CONSULT visit"),
        ("2020-08-14", "BLR GOV>PAK CONSULT visit"),
        ("2020-08-15", "BLR OPP>PAK CONSULT visit"),
        // Of a month the days count that are in it.
        ("2016-03", "BLR GOV>PAK CONSULT visit"),
        // After the last office, and without a date the last.
        ("2023-01-01", "BLR ELI>PAK CONSULT visit"),
        ("none", "BLR OPP>PAK CONSULT visit"),
    ] {
        assert_eq!(lines(&coded(PEOPLE, date, text)), [expected], "{date}");
    }
    // Before the first office nothing is known of the person.
    let before = coded(PEOPLE, "2010-01-01", text);
    assert!(
        before
            .events
            .iter()
            .all(|event| event.actor.iter().all(|actor| actor.code.is_none())),
        "{:?}",
        lines(&before)
    );
}

#[test]
fn companies_bodies_organisations_and_names_of_countries_are_found() {
    for (text, expected) in [
        (
            "Novamash criticised Pakistan.",
            "BLR BUS>PAK ACCUSE disapprove",
        ),
        (
            "NOVAMASH criticised Pakistan.",
            "BLR BUS>PAK ACCUSE disapprove",
        ),
        ("The UDC condemned Pakistan.", "IGO>PAK ACCUSE disapprove"),
        (
            "The Upper Delta Council condemned Pakistan.",
            "IGO>PAK ACCUSE disapprove",
        ),
        (
            "The Office of the River Warden condemned Belarus.",
            "PAK GOV>BLR ACCUSE disapprove",
        ),
        (
            "The Land of Five Lakes condemned Pakistan.",
            "BLR>PAK ACCUSE disapprove",
        ),
        (
            "Belarusian beekeepers condemned Pakistan.",
            "BLR AGR>PAK ACCUSE disapprove",
        ),
        (
            "The Belarusian board of rivers condemned Pakistan.",
            "BLR JUD>PAK ACCUSE disapprove",
        ),
    ] {
        assert_eq!(
            lines(&coded(PEOPLE, "2019-06-15", text)),
            [expected],
            "{text}"
        );
    }
    // Capitals of a name are asked for; a name that was taken away is nobody's.
    for text in [
        "The udc condemned Pakistan.",
        "The Kremlin condemned Pakistan.",
    ] {
        let found = coded(PEOPLE, "2019-06-15", text);
        assert!(
            found
                .events
                .iter()
                .all(|event| event.actor.iter().all(|a| a.code.is_none())),
            "{text}: {:?}",
            lines(&found)
        );
    }
}

#[test]
fn later_sentences_may_use_short_forms() {
    let text =
        "Anna Karenina visited Pakistan. Karenina praised Pakistan. The minister praised China.";
    let found = lines(&coded(PEOPLE, "2019-06-15", text));
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found.iter().all(|line| line.starts_with("BLR GOV>")),
        "{found:?}"
    );
}

#[test]
fn records_tell_with_which_lexicon_they_were_coded() {
    let text = "Belarus condemned Pakistan.";
    let version = |lexicon: &str| coded(lexicon, "2020-06-15", text).events[0].coder.clone();
    let plain = Coder::new(Options::default())
        .code(&document("2020-06-15", text), &lang::analyze(text))
        .events[0]
        .coder
        .clone();
    assert_eq!(plain, coder::version());
    let one = version("[verbs]\nrain on | THREATEN\n");
    let other = version("[verbs]\nrain on | AID\n");
    assert!(one.starts_with(&format!("{plain}, lexicon ")), "{one}");
    assert_ne!(one, other);
    assert_eq!(one, version("[verbs]\nrain on | THREATEN\n"));
}

#[test]
fn a_later_file_goes_before_an_earlier_one() {
    let lexicon = extended(&[
        (
            "a.lex",
            "[verbs]\nrain on | THREATEN\n[actors]\nKarenina | person | Georgia | sector=GOV",
        ),
        (
            "b.lex",
            "[verbs]\nrain on | AID\n[actors]\nKarenina | person | Belarus | sector=GOV",
        ),
    ])
    .expect("both parse");
    let rain = lexicon.verbs("rain");
    let own: Vec<_> = rain.iter().filter(|entry| entry.own).collect();
    assert_eq!(own.len(), 1);
    let coder = Coder::new(Options {
        lexicon: Some(lexicon),
        ..Options::default()
    });
    let text = "Karenina visited Pakistan.";
    let found = coder.code(&document("2019-06-15", text), &lang::analyze(text));
    assert_eq!(lines(&found), ["BLR GOV>PAK CONSULT visit"]);
    assert!(found.events[0].coder.contains('+'), "two fingerprints");
}

#[test]
fn the_example_can_be_read() {
    let example = include_str!("../../../examples/my.lex");
    let lexicon = extended(&[("examples/my.lex", example)]).expect("it parses");
    assert_eq!(lexicon.own_counts().actors, 7);
    assert_eq!(lexicon.own_counts().words, 6);
}
