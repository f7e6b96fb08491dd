//! What is written and read, and what is refused.

use http_xml_types::support::xml::Error;
use http_xml_types::{
    ADDRESS_XML, ANIMAL_XML, Address, Animal, BULK_XML, Bulk, LEDGER_XML, LINE_XML,
    LIST_PETS_RESPONSE_XML, Ledger, Line, OWNER_XML, Owner, PET_XML, PROBLEM_XML, Pet, Problem,
    RECEIPT_XML, Receipt, TAG_XML, Tag,
};
use serde_json::{from_value, json};

const SHOP: &str = "xmlns:s=\"https://example.com/shop\"";

fn pet() -> Pet {
    Pet::new(1, "Rex", vec!["a&b".to_owned()], Vec::new())
}

#[test]
fn what_is_written_is_what_the_document_says() {
    let tag = Tag {
        key: Some("k\"<\n".to_owned()),
        ..Tag::new("  two\r\nlines & more ")
    };
    let pet = Pet {
        revision: Some("r".to_owned()),
        nickname: Some(None),
        tags: vec![tag],
        grid: Some(vec![vec![1.5, -0.0], Vec::new()]),
        scores: Some(Vec::new()),
        labels: Some([("colour".to_owned(), "red".to_owned())].into()),
        extra: Some(json!({ "@a": "1", "b": ["x", { "c": null }], "#text": "t" })),
        ..pet()
    };
    let text = PET_XML.write(&pet).unwrap();
    let expected = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <s:pet {SHOP} id=\"1\" s:revision=\"r\">\
         <s:name>Rex</s:name>\
         <nickname xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>\
         <photoUrl>a&amp;b</photoUrl>\
         <tags><tag key=\"k&quot;&lt;&#10;\">  two&#13;\nlines &amp; more </tag></tags>\
         <allScores/>\
         <grid><row><cell>1.5</cell><cell>-0.0</cell></row><row/></grid>\
         <labels><colour>red</colour></labels>\
         <extra a=\"1\">t<b>x</b><b><c xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:nil=\"true\"/></b></extra>\
         </s:pet>"
    );
    assert_eq!(text, expected);
    assert_eq!(PET_XML.read::<Pet>(text.as_bytes()).unwrap(), pet);
}

#[test]
fn a_namespace_without_a_prefix_is_that_of_all_within() {
    let receipt: Receipt = from_value(json!({
        "total": 1.0, "billing": { "city": "A" }, "shipping": { "city": "B" },
    }))
    .unwrap();
    let text = RECEIPT_XML.write(&receipt).unwrap();
    let expected = "<Receipt xmlns=\"https://example.com/receipt\"><total>1.0</total>\
                    <billing><city>A</city></billing><shipping><city>B</city></shipping></Receipt>";
    assert!(text.ends_with(expected), "{text}");
    assert!(
        ADDRESS_XML
            .write(&receipt.billing)
            .unwrap()
            .ends_with("<address><city>A</city></address>")
    );
}

#[test]
fn a_prefix_matters_where_nothing_else_differs() {
    let text = "<address><geo:city>B</geo:city><x:city>A</x:city></address>";
    let address: Address = ADDRESS_XML.read(text.as_bytes()).unwrap();
    let expected = json!({ "city": "A", "geo:city": "B" });
    assert_eq!(serde_json::to_value(&address).unwrap(), expected);
    let text = ADDRESS_XML.write(&address).unwrap();
    assert_eq!(
        ADDRESS_XML.read::<Address>(text.as_bytes()).unwrap(),
        address
    );
}

#[test]
fn lists_that_no_name_tells_apart_are_wrapped() {
    let bulk: Bulk = from_value(json!({ "first": ["a"], "second": [1, 2] })).unwrap();
    let text = BULK_XML.write(&bulk).unwrap();
    let expected = "<Bulk><first><member>a</member></first>\
                    <second><member>1</member><member>2</member></second></Bulk>";
    assert!(text.ends_with(expected), "{text}");
    assert_eq!(BULK_XML.read::<Bulk>(text.as_bytes()).unwrap(), bulk);
}

#[test]
fn prefixes_comments_and_what_is_unknown_are_no_matter() {
    let text = "\u{feff}<?xml version='1.0' encoding='utf-8'?>\n<!-- a pet --><?style none?>\n\
         <x:animal xmlns:x='https://example.com/shop' id=' 7 ' colour='red'>\n\
         <unknown><name>no</name></unknown>\n<name><![CDATA[<&]]>&#x41;&lt;<!-- - -->b</name>\n\
         <photoUrl/><photoUrl>p</photoUrl>\n<tags><other/><tag>v</tag></tags>\n\
         <alive> 1 </alive><weightInKg>3</weightInKg><size/></x:animal>\n";
    let pet: Pet = PET_XML.read(text.as_bytes()).unwrap();
    let expected = Pet {
        id: 7,
        name: "<&A<b".to_owned(),
        photos: vec![String::new(), "p".to_owned()],
        tags: vec![Tag::new("v")],
        alive: Some(true),
        weight: Some(3.0),
        ..pet.clone()
    };
    assert_eq!(pet, expected);
    assert_eq!((pet.size, pet.scores, pet.toys), (None, None, None));
}

#[test]
fn a_required_list_without_items_is_empty_and_an_optional_one_absent() {
    let text = "<pet id='1'><name>n</name></pet>";
    let pet: Pet = PET_XML.read(text.as_bytes()).unwrap();
    assert_eq!((pet.photos.len(), pet.toys), (0, None));
    let pets: Vec<Pet> = LIST_PETS_RESPONSE_XML.read(b"<pets/>").unwrap();
    assert!(pets.is_empty());
}

#[test]
fn other_programs_put_items_elsewhere() {
    let around = "<pet id='1'><name>n</name><photos><photoUrl>a</photoUrl><photoUrl>b</photoUrl></photos>\
                  <owner><name>o</name><age xsi:nil='true' xmlns:xsi='x'/></owner></pet>";
    let pet: Pet = PET_XML.read(around.as_bytes()).unwrap();
    assert_eq!(pet.photos, ["a", "b"]);
    let owner = Owner {
        age: Some(None),
        ..Owner::new("o")
    };
    assert_eq!(pet.owner, Some(owner));
}

#[test]
fn alternatives_and_maps_come_back() {
    for value in [
        json!({ "kind": "cat", "lives": 9, "name": "12" }),
        json!({ "kind": "dog", "bark": "true" }),
    ] {
        let animal: Animal = from_value(value).unwrap();
        let text = ANIMAL_XML.write(&animal).unwrap();
        assert_eq!(ANIMAL_XML.read::<Animal>(text.as_bytes()).unwrap(), animal);
    }
    let ledger: Ledger = from_value(json!({ "opened": false, "a": 1, "b-c": -2 })).unwrap();
    let text = LEDGER_XML.write(&ledger).unwrap();
    assert!(text.ends_with("<Ledger><opened>false</opened><a>1</a><b-c>-2</b-c></Ledger>"));
    assert_eq!(LEDGER_XML.read::<Ledger>(text.as_bytes()).unwrap(), ledger);
}

#[test]
fn what_xml_has_no_place_for_is_not_written() {
    let refused = |error: Result<String, Error>| error.unwrap_err().to_string();
    assert_eq!(
        refused(TAG_XML.write(&Tag::new("a\0"))),
        "`/tag`: XML has no place for the character U+0000"
    );
    let ledger: Ledger = from_value(json!({ "opened": true, "a b": 1 })).unwrap();
    assert_eq!(
        refused(LEDGER_XML.write(&ledger)),
        "`/Ledger`: `a b` is no name of an element"
    );
    let line: Line = from_value(json!({ "text": "t" })).unwrap();
    assert_eq!(
        refused(LINE_XML.write(&line)),
        "`/Line`: XML has no place for `text`"
    );
    let mut pet = pet();
    for _ in 0..200 {
        pet = Pet {
            parent: Some(Box::new(pet.clone())),
            ..pet
        };
    }
    assert!(refused(PET_XML.write(&pet)).ends_with("values are nested too deeply"));
}

/// Each text, and what is wrong with it.
const BROKEN: &[(&str, &str)] = &[
    ("", "there is no element"),
    ("<Problem", "at byte 0: syntax error: tag not closed"),
    ("<Problem><code>1", "the document ends within `code`"),
    (
        "<Problem></Other>",
        "`/Problem`: at byte 9: ill-formed document: expected `</Problem>`",
    ),
    ("<a/><b/>", "a second root element"),
    ("<a/>text", "text outside of the root element"),
    ("<a>&b;</a>", "`/a`: at byte 6: the entity `b` is not known"),
    ("<a>&</a>", "entity or character reference not closed"),
    ("<a>&#0;</a>", "invalid character reference"),
    ("<a>&#x1;</a>", "a reference to what is no character of XML"),
    ("<a>\u{1}</a>", "U+0001 is no character of XML"),
    ("<a b='1' b='2'/>", "the attribute `b` stands twice"),
    ("<a b='<'/>", "`/@b`: `<` stands in an attribute"),
    ("<a b=1/>", "attribute value must be enclosed"),
    ("<a b='&c;'/>", "unrecognized entity `c`"),
    ("<1/>", "`1` is no name"),
    ("<a><!-- -- --></a>", "forbidden string `--`"),
    ("<a>]]></a>", "`]]>` stands in a text"),
    ("<a/><!DOCTYPE a>", "a document type within the document"),
    (
        " <?xml version='1.0'?><a/>",
        "the XML declaration does not come first",
    ),
    (
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
        "the document is `ISO-8859-1`; only UTF-8 is read",
    ),
    (
        "<Problem><code>x</code></Problem>",
        "`/Problem/code`: `x` is no integer of 64 bits",
    ),
    (
        "<Problem><code>1</code></Problem>",
        "`/Problem`: missing field `message`",
    ),
    (
        "<Problem><code>99999999999</code><message/></Problem>",
        "`/Problem/code`: invalid value: integer `99999999999`, expected i32",
    ),
    (
        "<Problem><code>1</code><code>2</code></Problem>",
        "`/Problem/code`: it stands more than once",
    ),
    (
        "<Problem><code>1</code><message><b/></message></Problem>",
        "`/Problem/message/b`: an element where text should be",
    ),
];

#[test]
fn broken_documents_are_refused_with_their_place() {
    for (text, expected) in BROKEN {
        let error = PROBLEM_XML.read::<Problem>(text.as_bytes()).unwrap_err();
        let error = error.to_string();
        assert!(error.contains(expected), "{text}: {error}");
    }
    let wide: Vec<u8> = "<a/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [b"\xff\xfe", wide.as_slice()].concat();
    for bytes in [&wide, &marked] {
        let error = PROBLEM_XML.read::<Problem>(bytes).unwrap_err().to_string();
        assert_eq!(error, "the document is UTF-16; only UTF-8 is read");
    }
    let error = PROBLEM_XML.read::<Problem>(b"<a>\xe4</a>").unwrap_err();
    assert!(error.to_string().starts_with("it is not UTF-8"));
}

#[test]
fn what_is_made_to_do_harm_does_none() {
    let read = |text: &str| OWNER_XML.read::<Owner>(text.as_bytes());
    let deep = "<a>".repeat(100_000);
    let error = read(&deep).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("elements are nested too deeply")
    );
    let mut bomb = "<!DOCTYPE b [<!ENTITY a0 \"ha\">".to_owned();
    for level in 1..30 {
        let before = level - 1;
        bomb.push_str(&format!("<!ENTITY a{level} \"&a{before};&a{before};\">"));
    }
    bomb.push_str("]><owner><name>&a29;</name></owner>");
    let error = read(&bomb).unwrap_err().to_string();
    assert!(error.contains("the entity `a29` is not known"), "{error}");
    let outside = "<!DOCTYPE o [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><o><name>&f;</name></o>";
    let error = read(outside).unwrap_err().to_string();
    assert!(error.contains("the entity `f` is not known"), "{error}");
    // Long documents take no longer than their length asks for.
    let many: String = (0..100_000).map(|at| format!(" a{at}=''")).collect();
    let wide = format!(
        "<owner{many}>{}<name>n</name></owner>",
        "<x/>&amp;".repeat(200_000)
    );
    let start = std::time::Instant::now();
    assert_eq!(read(&wide).unwrap().name, "n");
    assert!(start.elapsed().as_secs() < 20);
}
