use codebook::{EventType, Mode};

use super::*;

fn first(entries: &[Entry]) -> &Entry {
    entries.last().expect("the lemma has an entry")
}

#[test]
fn every_embedded_line_parses() {
    if let Err(errors) = Lexicon::parse(EMBEDDED) {
        let all: Vec<String> = errors.iter().map(LexiconError::to_string).collect();
        panic!("{}", all.join("\n"));
    }
}

#[test]
fn modes_belong_to_their_type() {
    let lexicon = Lexicon::embedded();
    for pos in [Pos::Verb, Pos::Noun, Pos::Adjective] {
        for entry in lexicon.entries(pos) {
            assert_eq!(
                entry.mode.map(Mode::event_type).or(entry.event),
                entry.event,
                "{}",
                entry.id
            );
        }
    }
}

#[test]
fn well_known_verbs_have_their_type() {
    use EventType::*;
    let lexicon = Lexicon::embedded();
    for (verb, expected) in [
        ("visit", Consult),
        ("praise", Support),
        ("apologise", Concede),
        ("cooperate", Cooperate),
        ("donate", Aid),
        ("resign", Retreat),
        ("urge", Request),
        ("condemn", Accuse),
        ("reject", Reject),
        ("threaten", Threaten),
        ("riot", Protest),
        ("convict", Sanction),
        ("mobilise", Mobilize),
        ("arrest", Coerce),
        ("bomb", Assault),
    ] {
        assert_eq!(first(lexicon.verbs(verb)).event, Some(expected), "{verb}");
    }
}

#[test]
fn the_most_specific_entry_comes_first() {
    let lexicon = Lexicon::embedded();
    for pos in [Pos::Verb, Pos::Noun, Pos::Adjective] {
        for pair in lexicon.entries(pos).windows(2) {
            assert!(
                pair[0].lemma != pair[1].lemma || pair[0].specificity() >= pair[1].specificity(),
                "{} before {}",
                pair[0].id,
                pair[1].id
            );
        }
    }
}

#[test]
fn constraints_admit_members_of_their_class() {
    let lexicon = Lexicon::embedded();
    let entry = lexicon
        .verbs("attend")
        .iter()
        .find_map(|entry| entry.object.as_ref())
        .expect("attend has a constraint");
    assert!(entry.admits(lexicon, "summit"));
    assert!(!entry.admits(lexicon, "university"));
    assert!(lexicon.in_class("@arms", "missile"), "by way of @weapon");
}

#[test]
fn errors_name_file_line_and_what_was_expected() {
    let errors = Lexicon::parse(&[(
        "my-verbs.lex",
        "# example\nvisit | CONSULT dance\ntour | VISIT\nsign + @nothing | SUPPORT\ngo | CONSULT | rec=tu",
    )])
    .expect_err("four lines are wrong");
    let lines: Vec<usize> = errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [2, 3, 4, 5]);
    assert!(
        errors[0]
            .to_string()
            .starts_with("my-verbs.lex:2:9: CONSULT has no mode")
    );
    assert!(errors[1].message.contains("expected a PLOVER type"));
    assert!(errors[2].message.contains("@nothing"));
    assert!(errors[3].message.contains("expected subj"));
}

#[test]
fn an_extension_replaces_adds_and_removes() {
    let lexicon = Lexicon::embedded()
        .extended(&[(
            "my-verbs.lex",
            "parachute into | ASSAULT | rec=into\nvisit | SUPPORT\nbomb | -",
        )])
        .expect("the extension parses");
    assert_eq!(
        first(lexicon.verbs("parachute")).event,
        Some(EventType::Assault)
    );
    let visit = &lexicon.verbs("visit")[0];
    assert_eq!(visit.event, Some(EventType::Support));
    assert_eq!(visit.id, "visit v. (own)");
    assert!(
        lexicon
            .verbs("visit")
            .iter()
            .all(|entry| entry.id != "visit v.")
    );
    assert!(
        lexicon
            .verbs("bomb")
            .iter()
            .all(|entry| entry.id != "bomb v.")
    );
}
