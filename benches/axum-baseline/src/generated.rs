//! The same answers behind the generated traits.

use std::sync::Arc;

use axum::Router;

/// Implements the generated trait of a module for a type.
macro_rules! implement {
    ($pets:ident, $module:ident) => {
        struct $pets;

        impl crate::$module::server::Pets for $pets {
            async fn plain(
                &self,
                _: crate::$module::server::PlainRequest,
            ) -> Result<crate::$module::server::PlainResponse, crate::$module::server::Problem>
            {
                let text = "Hello!".to_owned();
                Ok(crate::$module::server::PlainResponse::Ok(text))
            }

            async fn get_pet(
                &self,
                request: crate::$module::server::GetPetRequest,
            ) -> Result<crate::$module::server::GetPetResponse, crate::$module::server::Problem>
            {
                use crate::$module::types::Status;
                let pet = pet!($module, request.id, Status::Available);
                Ok(crate::$module::server::GetPetResponse::Ok(pet))
            }

            async fn list_pets(
                &self,
                request: crate::$module::server::ListPetsRequest,
            ) -> Result<crate::$module::server::ListPetsResponse, crate::$module::server::Problem>
            {
                use crate::$module::types::Status;
                let status = request.status.unwrap_or(Status::Available);
                let pets =
                    (1..=i64::from(request.limit)).map(|id| pet!($module, id, status.clone()));
                Ok(crate::$module::server::ListPetsResponse::Ok(pets.collect()))
            }

            async fn post_pet(
                &self,
                request: crate::$module::server::PostPetRequest,
            ) -> Result<crate::$module::server::PostPetResponse, crate::$module::server::Problem>
            {
                Ok(crate::$module::server::PostPetResponse::Ok(request.body))
            }
        }
    };
}

/// A pet made up from its number.
macro_rules! pet {
    ($module:ident, $id:expr, $status:expr) => {
        crate::$module::types::Pet {
            id: $id,
            name: "Minka".to_owned(),
            status: $status,
            tags: vec!["quiet".to_owned(), "indoors".to_owned()],
            weight: 4.25,
        }
    };
}

implement!(Free, free);
implement!(Limited, limited);

/// The routes of the document without limits.
pub fn free() -> Router {
    crate::free::server::router(Arc::new(Free))
}

/// The routes of the document with limits.
pub fn limited() -> Router {
    crate::limited::server::router(Arc::new(Limited))
}
