//! Handlers and types as one writes them with axum and serde.

use axum::extract::{Path, Query};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

/// Where a pet is on its way to a new home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Can be had.
    Available,
    /// Somebody asked for it.
    Pending,
    /// Is gone.
    Sold,
}

/// A pet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pet {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Where it is on its way.
    pub status: Status,
    /// What it is known for.
    pub tags: Vec<String>,
    /// In kilograms.
    pub weight: f64,
}

/// Which pets to list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    /// How many.
    pub limit: i32,
    /// In which state.
    pub status: Option<Status>,
}

/// The routes.
pub fn router() -> Router {
    Router::new()
        .route("/plain", get(plain))
        .route("/pets/{id}", get(get_pet))
        .route("/pets", get(list_pets))
        .route("/post", post(post_pet))
}

/// A pet made up from its number.
pub fn pet(id: i64, status: Status) -> Pet {
    Pet {
        id,
        name: "Minka".to_owned(),
        status,
        tags: vec!["quiet".to_owned(), "indoors".to_owned()],
        weight: 4.25,
    }
}

async fn plain() -> String {
    "Hello!".to_owned()
}

async fn get_pet(Path(id): Path<i64>) -> Json<Pet> {
    Json(pet(id, Status::Available))
}

async fn list_pets(Query(filter): Query<Filter>) -> Json<Vec<Pet>> {
    let status = filter.status.unwrap_or(Status::Available);
    let pets = (1..=i64::from(filter.limit)).map(|id| pet(id, status));
    Json(pets.collect())
}

async fn post_pet(Json(pet): Json<Pet>) -> Json<Pet> {
    Json(pet)
}
