//! Types that hold one another end where a value does.

use serde_json::{from_value, json, to_value};
use types_cycles_types::{Expression, Nested};

#[test]
fn types_that_are_one_another_take_what_either_takes() {
    for value in [json!(1), json!("x"), json!({ "left": 1, "right": "x" })] {
        let expression: Expression = from_value(value.clone()).unwrap();
        assert!(!matches!(expression, Expression::Unknown(_)), "{value}");
        assert_eq!(to_value(expression).unwrap(), value);
        let nested: Nested = from_value(value.clone()).unwrap();
        assert!(!matches!(nested, Nested::Unknown(_)), "{value}");
        assert_eq!(to_value(nested).unwrap(), value);
    }
}

#[test]
fn what_neither_takes_is_unknown_to_the_one_that_was_asked_for() {
    for value in [json!(true), json!([]), json!({ "left": 1 })] {
        let expression: Expression = from_value(value.clone()).unwrap();
        assert_eq!(expression, Expression::Unknown(value.clone()));
        let nested: Nested = from_value(value.clone()).unwrap();
        assert_eq!(nested, Nested::Unknown(value));
    }
}
