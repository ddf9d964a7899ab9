//! One JSON object a line: `text`, and `id`, `title`, `date`, `url`, `author`, `publisher` where known.

use serde_json::{Map, Value};

use crate::document::{Found, Options, finish};
use crate::front_matter::set;
use crate::{InputProblem, Outcome};

/// Reads one line; blank lines give nothing.
pub(crate) fn line(line: &str, options: &Options, location: &str) -> Vec<Outcome> {
    if line.trim().is_empty() {
        return Vec::new();
    }
    let problem = |reason: String| vec![Outcome::Problem(InputProblem::new(location, reason))];
    let object: Map<String, Value> = match serde_json::from_str(line) {
        Ok(Value::Object(object)) => object,
        Ok(other) => return problem(format!("expected a JSON object, found {}", kind(&other))),
        Err(error) => return problem(format!("not JSON: {error}")),
    };
    let text = match object.get("text") {
        Some(Value::String(text)) => text,
        Some(other) => {
            return problem(format!(
                "field \"text\": expected a string, found {}",
                kind(other)
            ));
        }
        None => return problem("field \"text\" is missing".to_owned()),
    };
    let mut found = Found::default();
    let mut outcomes = Vec::new();
    for key in ["id", "title", "date", "url", "author", "publisher"] {
        match object.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::String(value)) => set(&mut found, key, value),
            Some(Value::Number(number)) => set(&mut found, key, &number.to_string()),
            Some(other) => outcomes.push(Outcome::Warning(InputProblem::new(
                location,
                format!(
                    "field {key:?}: expected a string, found {}; left out",
                    kind(other)
                ),
            ))),
        }
    }
    outcomes.extend(finish(text, found, options, location));
    outcomes
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
