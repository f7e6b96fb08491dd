//! Enums keep what they do not know, and unions what none of their types fits.

use serde_json::{from_value, json, to_value};
use types_choices_types::{CatEither, Level, Pet, Sort};

#[test]
fn strings_come_back_as_they_were() {
    for value in [
        "",
        "ASC",
        "asc",
        "name-asc",
        "name_asc",
        "unknown",
        "Self",
        "*",
        "+1",
        "-1",
        "new in 2030",
    ] {
        let sort: Sort = from_value(json!(value)).unwrap();
        assert_eq!(sort.as_str(), value);
        assert_eq!(value.parse::<Sort>(), Ok(sort.clone()));
        assert_eq!(sort.to_string(), value);
        assert_eq!(to_value(sort).unwrap(), json!(value));
    }
    assert_eq!(Sort::from("unknown"), Sort::UnknownValue);
    assert_eq!(Sort::from("desc"), Sort::Unknown("desc".to_owned()));
    assert!(from_value::<Sort>(json!(1)).is_err());
}

#[test]
fn integers_come_back_as_they_were() {
    for value in [0, 1, -1, 1_000_000, 77] {
        let level: Level = from_value(json!(value)).unwrap();
        assert_eq!(level.as_i64(), value);
        assert_eq!(to_value(level).unwrap(), json!(value));
    }
    assert_eq!("-1".parse(), Ok(Level::Minus1));
    assert!("x".parse::<Level>().is_err());
}

#[test]
fn unions_take_the_first_type_that_fits() {
    assert!(matches!(from_value(json!({ "lives": 9 })), Ok(Pet::Cat(cat)) if cat.lives == 9));
    assert!(matches!(
        from_value(json!({ "name": "Rex", "legs": 4, "bark": "loud" })),
        Ok(Pet::Dog(_))
    ));
    assert!(matches!(
        from_value(json!(1)),
        Ok(Pet::Level(Level::Value1))
    ));
    assert!(matches!(from_value(json!("x")), Ok(Pet::String(_))));
    assert!(matches!(from_value(json!([true])), Ok(Pet::Unknown(_))));
    assert!(matches!(
        from_value(json!(["a"])),
        Ok(CatEither::StringList(_))
    ));
    // In JSON a text is no number.
    for text in ["5", "true"] {
        assert_eq!(
            from_value::<CatEither>(json!(text)).unwrap(),
            CatEither::Unknown(json!(text))
        );
    }
    let odd: CatEither = from_value(json!({ "a": 1 })).unwrap();
    assert_eq!(to_value(odd).unwrap(), json!({ "a": 1 }));
}
