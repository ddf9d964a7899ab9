//! Faulty lexicons of the user's own: what is said of them, and that nothing panics.

mod support;

use coder::{LexiconError, from_petrarch};
use proptest::prelude::*;
use support::extended;

/// Name, text, then for each error its place and words of its message.
type Faulty = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

#[rustfmt::skip]
const FAULTY: &[Faulty] = &[
    ("my.lex", "visit | CONSULT", &[("1", "expected a section before the first entry")]),
    ("my.lex", "[verb]\nvisit | CONSULT", &[
        ("1:2", "\"verb\" is not a section; did you mean verbs?"),
        ("2", "expected a section"),
    ]),
    ("my-verbs.lex", "visit", &[("1", "expected a pattern, then | and a code")]),
    ("my-verbs.lex", "visit | CONSULTT", &[("1:9", "did you mean CONSULT?")]),
    ("my-verbs.lex", "visit |", &[("1:8", "expected a PLOVER type")]),
    ("my-verbs.lex", " | CONSULT", &[("1:2", "expected a word before |")]),
    ("my-verbs.lex", "visit | CONSULT vist", &[("1:9", "CONSULT has no mode \"vist\"; did you mean visit?")]),
    ("my-verbs.lex", "visit | CONSULT visit soon", &[("1:9", "expected | after the mode")]),
    ("my-verbs.lex", "visit | CONSULT | rec=too", &[("1:19", "\"too\" is not a slot")]),
    ("my-verbs.lex", "visit | CONSULT | rec=to staus=past", &[("1:26", "did you mean status?")]),
    ("my-verbs.lex", "visit | CONSULT | status=plannd", &[("1:19", "did you mean planned?")]),
    ("my-verbs.lex", "visit | CONSULT | field=trad", &[("1:19", "did you mean trade?")]),
    ("my-verbs.lex", "visit | CONSULT | conf=2", &[("1:19", "expected a number from 0 to 1")]),
    ("my-verbs.lex", "visit | CONSULT | often", &[("1:19", "expected key=value, ~ or weak")]),
    ("my-verbs.lex", "visit | CONSULT | ~ | x", &[("1:23", "at most three parts")]),
    ("my-verbs.lex", "sign + @agrement | AGREE", &[("1:1", "did you mean @agreement?")]),
    ("my-verbs.lex", "visit | CONSULT\nvisit | AID", &[("2", "visit v. is there twice")]),
    ("my-verbs.lex", "vi$it | CONSULT", &[("1:1", "is not a word in a pattern")]),
    ("my-verbs.lex", "a/b a/b a/b a/b a/b a/b a/b | AID", &[("1:1", "more than 64")]),
    ("my-verbs.lex", "vist | -", &[("1:8", "there is no entry vist v. to take away")]),
    ("my-verbs.lex", "bomb xyz | -", &[("1:12", "there is bomb v.")]),
    ("my-verbs.lex", "visit | CONSULT | comp=inf", &[("1:9", "belong into outer.lex")]),
    ("my.lex", "[outer]\nhope to | wish | comp=inf", &[("2:11", "\"wish\" is not a kind")]),
    ("my.lex", "[outer]\nhope | seek", &[("2:8", "expected comp=")]),
    ("my.lex", "[light]\nhold | talks", &[("2:8", "is not a slot")]),
    ("my.lex", "[classes]\nbarge: ferry", &[("2", "expected @name:")]),
    ("my.lex", "[classes]\n@barge: @ferry", &[("2:9", "class @ferry is not known before this line")]),
    ("my.lex", "[roles]\nAGRI: farmer", &[("2:1", "\"AGRI\" is not a sector; did you mean AGR?")]),
    ("my.lex", "[roles]\nAGR farmer", &[("2", "expected a sector, then :")]),
    ("my.lex", "[roles]\nAGR: farmer, , hen", &[("2:13", "one to 8 words")]),
    ("my.lex", "[actors]\nAnna Karenina", &[("2", "expected name | kind | country | keys")]),
    ("my.lex", "[actors]\n | person | Belarus", &[("2", "expected a name before |")]),
    ("my.lex", "[actors]\nAnna Karenina | persn | Belarus", &[("2:17", "did you mean person?")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Belarsu", &[("2:26", "did you mean Belarus")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Minsk", &[("2:26", "write the country")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Korea", &[("2:26", "may be")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Belarus | sector=GOVT", &[("2:43", "did you mean GOV?")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Belarus | from=2020-13", &[("2:41", "is not a date; write YYYY")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Belarus | from=2020 to=2019", &[("2:36", "to= lies before from=")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Belarus | form=2020", &[("2:36", "did you mean from?")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Belarus | 2020", &[("2:36", "expected key=value")]),
    ("my.lex", "[actors]\nAnna Karenina | person | Belarus | | x", &[("2:38", "at most four parts")]),
    ("my.lex", "[actors]\nNorth Bank | organisation | - | code=IGOO", &[("2:38", "did you mean IGO?")]),
    ("my.lex", "[actors]\nFive Lakes | country | -", &[("2:24", "expected the country")]),
    ("my.lex", "[actors]\nX | person | Belarus", &[("2:1", "too short for a name")]),
    ("my.lex", "[actors]\nNobody Knows Him | -", &[("2:1", "nothing to take away")]),
    ("my.lex", "[actors]\nAnn Bo | person | Belarus\nAnn Bo | company | Belarus", &[("3:1", "of another kind")]),
    ("my.lex", "[actors]\nAnn Bo; Bo | person | Belarus\nJo Bo; Bo | person | Belarus", &[("3:8", "already a name of Ann Bo")]),
    // All lines are reported, good ones between them do no harm.
    ("my.lex", "[verbs]\nvisit | X\ntour | CONSULT\nsee | Y\n[actors]\nAnn | z | Belarus", &[
        ("2:9", "PLOVER type"),
        ("4:7", "PLOVER type"),
        ("6:7", "not a kind"),
    ]),
    ("my.lex", "AFGHANLAND_ [AFG]\n+AFGHANI_ \n", &[("1", "expected a section")]),
    ("my.lex", "\u{feff}[verbs]\r\nvisit | CONSUL\r\n", &[("2:9", "did you mean CONSULT?")]),
];

#[test]
fn faulty_files_are_told_line_by_line() {
    assert!(FAULTY.len() >= 25);
    let mut wrong = Vec::new();
    for (file, text, expected) in FAULTY {
        let Err(errors) = extended(&[(file, text)]) else {
            wrong.push(format!("{text:?} should be faulty"));
            continue;
        };
        let all: Vec<String> = errors.iter().map(LexiconError::to_string).collect();
        let met = all.len() == expected.len()
            && all.iter().zip(*expected).all(|(found, (place, words))| {
                found.starts_with(&format!("{file}:{place}: ")) && found.contains(words)
            });
        if !met {
            wrong.push(format!(
                "{text:?}\n  expected {expected:?}\n  found    {all:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_line_that_is_too_long_is_no_lexicon() {
    let text = format!("[verbs]\n{} | AID", "x".repeat(30_000));
    let errors = extended(&[("my.lex", &text)]).expect_err("too long");
    assert!(errors[0].to_string().contains("is this a lexicon?"));
}

/// Pieces of which lines are put together that are nearly right.
fn piece() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "[verbs]", "[actors]", "[roles]", "[classes]", "[outer]", "[light]", "\n", "\n", "|", "|",
        ";", ":", "+", "@", "@agreement", "visit", "CONSULT", "AID", "-", "none", "~", "rec=", "to",
        "act=subj", "person", "company", "Belarus", "from=2020", "to=2019-02-30", "sector=GOV,",
        "code=", "a/b", "/", "=", "#", "_", "[BLRGOV 930101-", ">20000101]", "[~AGR]", "!A!", "{",
        "}", "+X_", "---", "\u{feff}", "\0", "é", "\r\n", "\t",
    ];
    prop_oneof![
        proptest::collection::vec(any::<char>(), 0..4).prop_map(String::from_iter),
        prop::sample::select(WORDS).prop_map(str::to_owned),
        prop::sample::select(WORDS).prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_readers_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        for name in [
            "my.lex", "my-verbs.lex", "my-actors.lex", "my-roles.lex", "my-classes.lex",
            "my-outer.lex", "my-light.lex",
        ] {
            let _ = extended(&[(name, &text)]);
        }
        let converted = from_petrarch(&[("old.txt", &bytes)]);
        prop_assert!(extended(&[("old.lex", &converted.text)]).is_ok(), "{}", converted.text);
    }

    #[test]
    fn no_lines_make_the_readers_panic(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.join(" ");
        if let Err(errors) = extended(&[("my-verbs.lex", &text), ("my-actors.lex", &text)]) {
            for error in errors {
                prop_assert!(error.line <= text.lines().count());
                prop_assert!(!error.message.is_empty());
            }
        }
        let converted = from_petrarch(&[
            ("old.txt", text.as_bytes()),
            ("b.txt", pieces.concat().as_bytes()),
        ]);
        if let Err(errors) = extended(&[("old.lex", &converted.text)]) {
            prop_assert!(false, "{:?}\n{}", errors, converted.text);
        }
    }
}
