//! The same calls with reqwest by hand and with the generated client.

use std::error::Error;

use reqwest::Client;

use crate::free;
use crate::handwritten::{Filter, Pet, Status, pet};

/// What goes wrong in a call.
pub type Problem = Box<dyn Error + Send + Sync>;

/// The calls by their place in [`crate::load::ROUTES`], written by hand.
///
/// # Errors
///
/// The server does not answer as it should.
pub async fn by_hand(client: &Client, base: &str, route: usize) -> Result<(), Problem> {
    let is_whole = match route {
        0 => {
            let request = client.get(format!("{base}/plain"));
            let response = request.send().await?.error_for_status()?;
            response.text().await?.len() == 6
        }
        1 => {
            let request = client.get(format!("{base}/pets/{}", 5));
            let response = request.send().await?.error_for_status()?;
            response.json::<Pet>().await?.id == 5
        }
        2 => {
            let filter = Filter {
                limit: 20,
                status: Some(Status::Available),
            };
            let request = client.get(format!("{base}/pets")).query(&filter);
            let response = request.send().await?.error_for_status()?;
            response.json::<Vec<Pet>>().await?.len() == 20
        }
        _ => {
            let pet = pet(5, Status::Available);
            let request = client.post(format!("{base}/post")).json(&pet);
            let response = request.send().await?.error_for_status()?;
            response.json::<Pet>().await?.id == 5
        }
    };
    expect(is_whole)
}

/// The calls by their place in [`crate::load::ROUTES`], with the generated client.
///
/// # Errors
///
/// The server does not answer as it should.
pub async fn generated(client: &free::client::Client, route: usize) -> Result<(), Problem> {
    let is_whole = match route {
        0 => client.plain().await?.len() == 6,
        1 => client.get_pet(5).await?.id == 5,
        2 => {
            let params = free::client::ListPetsParams {
                status: Some(free::types::Status::Available),
            };
            client.list_pets(20, &params).await?.len() == 20
        }
        _ => {
            let pet = free::types::Pet {
                id: 5,
                name: "Minka".to_owned(),
                status: free::types::Status::Available,
                tags: vec!["quiet".to_owned(), "indoors".to_owned()],
                weight: 4.25,
            };
            client.post_pet(&pet).await?.id == 5
        }
    };
    expect(is_whole)
}

fn expect(is_whole: bool) -> Result<(), Problem> {
    if is_whole {
        Ok(())
    } else {
        Err("another answer than was sent".into())
    }
}
