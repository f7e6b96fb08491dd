//! Calls, chains, literals and statements around the widths at which rustfmt changes its mind.

fn calls() {
    call(xxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxx);
    call(xxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxx);
    call(xxxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxx);
    call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    );
    call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    );
    call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    );
    call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    );
    call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    );
    call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    );
    call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    );
    let value = call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    let value = call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    let value = call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    let value = call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    let value =
        call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    Some(call(xxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxx))?;
    Some(call(xxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxx))?;
    Some(call(xxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxx))?;
    Some(call(xxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxx))?;
    Some(call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    ))?;
    Some(call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    ))?;
    let result: Result<String, Error> = service.call(xxxxxxxxxxxxxxx, xxxxxxxxxxxxxxx).await?;
    let result: Result<String, Error> = service.call(xxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxx).await?;
    let result: Result<String, Error> = service
        .call(xxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxx)
        .await?;
    let result: Result<String, Error> = service
        .call(xxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxx)
        .await?;
    let result: Result<String, Error> = service
        .call(xxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxx)
        .await?;
    let result: Result<String, Error> = service
        .call(xxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxxxx)
        .await?;
    outer(
        first,
        inner(xxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxx),
        last,
    );
    outer(
        first,
        inner(xxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxx),
        last,
    );
    outer(
        first,
        inner(xxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxx),
        last,
    );
    outer(
        first,
        inner(xxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxxxx),
        last,
    );
    outer(
        first,
        inner(
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        ),
        last,
    );
    outer(
        first,
        inner(
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        ),
        last,
    );
    let list = [x, x, x, x, x, x, x, x, x];
    let list = [xxxx, xxxx, xxxx, xxxx, xxxx, xxxx, xxxx, xxxx, xxxx];
    let list = [
        xxxxxxx, xxxxxxx, xxxxxxx, xxxxxxx, xxxxxxx, xxxxxxx, xxxxxxx, xxxxxxx, xxxxxxx,
    ];
    let list = [
        xxxxxxxxxx, xxxxxxxxxx, xxxxxxxxxx, xxxxxxxxxx, xxxxxxxxxx, xxxxxxxxxx, xxxxxxxxxx,
        xxxxxxxxxx, xxxxxxxxxx,
    ];
    let list = [
        xxxxxxxxxxxxx,
        xxxxxxxxxxxxx,
        xxxxxxxxxxxxx,
        xxxxxxxxxxxxx,
        xxxxxxxxxxxxx,
        xxxxxxxxxxxxx,
        xxxxxxxxxxxxx,
        xxxxxxxxxxxxx,
        xxxxxxxxxxxxx,
    ];
    let list = vec![xxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxx];
    let list = vec![xxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxx];
    let list = vec![xxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxx];
    let list = vec![xxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxx];
    let list = vec![xxxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxxxx];
    let list = vec![
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    ];
    let value = Value { x, x };
    let value = Value { xxx, xxx };
    let value = Value { xxxxx, xxxxx };
    let value = Value { xxxxxxx, xxxxxxx };
    let value = Value {
        xxxxxxxxx,
        xxxxxxxxx,
    };
    let value = Value {
        xxxxxxxxxxx,
        xxxxxxxxxxx,
    };
    let value = Value {
        a: xx,
        ..Default::default()
    };
    let value = Value {
        a: xxxxxx,
        ..Default::default()
    };
    let value = Value {
        a: xxxxxxxxxx,
        ..Default::default()
    };
    let value = Value {
        a: xxxxxxxxxxxxxx,
        ..Default::default()
    };
    let value = Value {
        a: xxxxxxxxxxxxxxxxxx,
        ..Default::default()
    };
    let value = Value {
        a: xxxxxxxxxxxxxxxxxxxxxx,
        ..Default::default()
    };
    let text = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    let text = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    let text = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    let text = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    let text =
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    let text = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    let text = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    let text = format!("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", a, b);
    let text = format!(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        a, b
    );
    let text = format!(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        a, b
    );
    let text = format!(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        a, b
    );
    let text = format!(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        a, b
    );
    let text = format!(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        a, b
    );
    let text = format!(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        a, b
    );
    write!(
        f,
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        self.a, xxxxxxxxxxxxxxxxxxxx
    )?;
    write!(
        f,
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        self.a, xxxxxxxxxxxxxxxxxxxx
    )?;
    write!(
        f,
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        self.a, xxxxxxxxxxxxxxxxxxxx
    )?;
    write!(
        f,
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        self.a, xxxxxxxxxxxxxxxxxxxx
    )?;
    write!(
        f,
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        self.a, xxxxxxxxxxxxxxxxxxxx
    )?;
    return Err(Error::new(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ));
    return Err(Error::new(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ));
    return Err(Error::new(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ));
    return Err(Error::new(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ));
    return Err(Error::new(
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ));
    let value = if condition { xxxxx } else { xxxxx };
    let value = if condition { xxxxxxxx } else { xxxxxxxx };
    let value = if condition { xxxxxxxxxxx } else { xxxxxxxxxxx };
    let value = if condition {
        xxxxxxxxxxxxxx
    } else {
        xxxxxxxxxxxxxx
    };
    let value = if condition {
        xxxxxxxxxxxxxxxxx
    } else {
        xxxxxxxxxxxxxxxxx
    };
    if xxxxxxxxxxxxxxx && xxxxxxxxxxxxxxx && other_condition_of_some_length {
        call();
    } else {
        other();
    }
    if xxxxxxxxxxxxxxxxx && xxxxxxxxxxxxxxxxx && other_condition_of_some_length {
        call();
    } else {
        other();
    }
    if xxxxxxxxxxxxxxxxxxx && xxxxxxxxxxxxxxxxxxx && other_condition_of_some_length {
        call();
    } else {
        other();
    }
    if xxxxxxxxxxxxxxxxxxxxx && xxxxxxxxxxxxxxxxxxxxx && other_condition_of_some_length {
        call();
    } else {
        other();
    }
    if xxxxxxxxxxxxxxxxxxxxxxx && xxxxxxxxxxxxxxxxxxxxxxx && other_condition_of_some_length {
        call();
    } else {
        other();
    }
    if xxxxxxxxxxxxxxxxxxxxxxxxx && xxxxxxxxxxxxxxxxxxxxxxxxx && other_condition_of_some_length {
        call();
    } else {
        other();
    }
    let Some(xxxxx) = xxxxx else { return None };
    let Some(xxxxxxx) = xxxxxxxx else { return None };
    let Some(xxxxxxxxxx) = xxxxxxxxxx else {
        return None;
    };
    let Some(xxxxxxxxxxxx) = xxxxxxxxxxxxx else {
        return None;
    };
    let Some(xxxxxxxxxxxxxxx) = xxxxxxxxxxxxxxx else {
        return None;
    };
    let Some(xxxxxxxxxxxxxxxxx) = xxxxxxxxxxxxxxxxxx else {
        return None;
    };
    let Some(xxxxxxxxxxxxxxxxxxxxxxxxx) = xxxxxxxxxxxxxxxxxxxxxxxxx else {
        return None;
    };
    let Some(xxxxxxxxxxxxxxxxxxxxxxxxxxxx) = xxxxxxxxxxxxxxxxxxxxxxxxxxxx else {
        return None;
    };
    let Some(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx else {
        return None;
    };
    let Some(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx else {
        return None;
    };
    let Some(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx else {
        return None;
    };
    let total = xxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxx;
    let total = xxxxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxxxx;
    let total = xxxxxxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxxxxxx;
    let total =
        xxxxxxxxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxxxxxxxx;
    let total =
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxxxxxxxxxx + xxxxxxxxxxxxxxxxxxxxxxxxxxxx;
    let total = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        + xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        + xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
    let total = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        + xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        + xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
}

async fn chains(client: &Client) -> Result<(), Error> {
    client.get().xxxxxxxxxx();
    client.get().xxxxxxxxxxxxxxx();
    client.get().xxxxxxxxxxxxxxxxxxxx();
    client.get().xxxxxxxxxxxxxxxxxxxxxxxxx();
    client.get().xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
    client.get().xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
    client.get().xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
    client.get().xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
    client
        .get()
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
    client
        .get()
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
    let request = client.request(Method::GET, path).xxxxx(a).xxxxx(b);
    let request = client.request(Method::GET, path).xxxxxxx(a).xxxxxxxx(b);
    let request = client
        .request(Method::GET, path)
        .xxxxxxxxxx(a)
        .xxxxxxxxxx(b);
    let request = client
        .request(Method::GET, path)
        .xxxxxxxxxxxx(a)
        .xxxxxxxxxxxxx(b);
    let request = client
        .request(Method::GET, path)
        .xxxxxxxxxxxxxxx(a)
        .xxxxxxxxxxxxxxx(b);
    let request = client
        .request(Method::GET, path)
        .xxxxxxxxxxxxxxxxx(a)
        .xxxxxxxxxxxxxxxxxx(b);
    let request = client
        .request(Method::GET, path)
        .xxxxxxxxxxxxxxxxxxxx(a)
        .xxxxxxxxxxxxxxxxxxxx(b);
    let request = client
        .request(Method::GET, path)
        .xxxxxxxxxxxxxxxxxxxxxx(a)
        .xxxxxxxxxxxxxxxxxxxxxxx(b);
    let request = client
        .request(Method::GET, path)
        .xxxxxxxxxxxxxxxxxxxxxxxxx(a)
        .xxxxxxxxxxxxxxxxxxxxxxxxx(b);
    let request = client
        .request(Method::GET, path)
        .xxxxxxxxxxxxxxxxxxxxxxxxxxx(a)
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxx(b);
    client.call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    client.call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    client.call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    client.call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    client
        .call(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
    client.call(
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
    );
    client
        .call(
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        );
    self.client.xxxxxxxxxxxxxxx(xxxxxxxxxxxxxxx).await?;
    self.client.xxxxxxxxxxxxxxxxxx(xxxxxxxxxxxxxxxxxx).await?;
    self.client
        .xxxxxxxxxxxxxxxxxxxxx(xxxxxxxxxxxxxxxxxxxxx)
        .await?;
    self.client
        .xxxxxxxxxxxxxxxxxxxxxxxx(xxxxxxxxxxxxxxxxxxxxxxxx)
        .await?;
    self.client
        .xxxxxxxxxxxxxxxxxxxxxxxxxxx(xxxxxxxxxxxxxxxxxxxxxxxxxxx)
        .await?;
    self.client
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)
        .await?;
    self.client
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)
        .await?;
    let text = items
        .iter()
        .map(|item| item.xxxxxxxxxx())
        .collect::<Vec<_>>();
    let text = items
        .iter()
        .map(|item| item.xxxxxxxxxxxxxxxxxx())
        .collect::<Vec<_>>();
    let text = items
        .iter()
        .map(|item| item.xxxxxxxxxxxxxxxxxxxxxxxxxx())
        .collect::<Vec<_>>();
    let text = items
        .iter()
        .map(|item| item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx())
        .collect::<Vec<_>>();
    let text = items
        .iter()
        .map(|item| item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx())
        .collect::<Vec<_>>();
    let text = items
        .iter()
        .map(|item| item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx())
        .collect::<Vec<_>>();
    let text = items
        .iter()
        .map(|item| item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx())
        .collect::<Vec<_>>();
    let text = items
        .iter()
        .map(|item| item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx())
        .collect::<Vec<_>>();
    items.iter().for_each(|item| {
        item.xxxxx();
        other(item);
    });
    items.iter().for_each(|item| {
        item.xxxxxxxxxxxxx();
        other(item);
    });
    items.iter().for_each(|item| {
        item.xxxxxxxxxxxxxxxxxxxxx();
        other(item);
    });
    items.iter().for_each(|item| {
        item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
        other(item);
    });
    items.iter().for_each(|item| {
        item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
        other(item);
    });
    items.iter().for_each(|item| {
        item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
        other(item);
    });
    items.iter().for_each(|item| {
        item.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx();
        other(item);
    });
    let found = self.xxxxx.as_ref().ok_or_else(|| Error::missing(name))?;
    let found = self
        .xxxxxxxxxxxxx
        .as_ref()
        .ok_or_else(|| Error::missing(name))?;
    let found = self
        .xxxxxxxxxxxxxxxxxxxxx
        .as_ref()
        .ok_or_else(|| Error::missing(name))?;
    let found = self
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        .as_ref()
        .ok_or_else(|| Error::missing(name))?;
    let found = self
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        .as_ref()
        .ok_or_else(|| Error::missing(name))?;
    let found = self
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        .as_ref()
        .ok_or_else(|| Error::missing(name))?;
    let found = self
        .xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        .as_ref()
        .ok_or_else(|| Error::missing(name))?;
    Ok(service.xxxxxxxxxx().xxxxxxxxxx().await?)?;
    Ok(service.xxxxxxxxxxxxxx().xxxxxxxxxxxxxx().await?)?;
    Ok(service.xxxxxxxxxxxxxxxxxx().xxxxxxxxxxxxxxxxxx().await?)?;
    Ok(service
        .xxxxxxxxxxxxxxxxxxxxxx()
        .xxxxxxxxxxxxxxxxxxxxxx()
        .await?)?;
    Ok(service
        .xxxxxxxxxxxxxxxxxxxxxxxxxx()
        .xxxxxxxxxxxxxxxxxxxxxxxxxx()
        .await?)?;
    Ok(Response {
        status,
        body: xxxxxxxxxxxxxxxxxxxx,
        headers: headers.clone(),
    })?;
    Ok(Response {
        status,
        body: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        headers: headers.clone(),
    })?;
    Ok(Response {
        status,
        body: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        headers: headers.clone(),
    })?;
    Ok(Response {
        status,
        body: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        headers: headers.clone(),
    })?;
    Ok(Response {
        status,
        body: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        headers: headers.clone(),
    })?;
    Ok(Response {
        status,
        body: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        headers: headers.clone(),
    })?;
    Ok(Response {
        status,
        body: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        headers: headers.clone(),
    })?;
    router.route("/path", get(handler::<xxxxx>).post(other));
    router.route("/path", get(handler::<xxxxxxxxxxxxx>).post(other));
    router.route("/path", get(handler::<xxxxxxxxxxxxxxxxxxxxx>).post(other));
    router.route(
        "/path",
        get(handler::<xxxxxxxxxxxxxxxxxxxxxxxxxxxxx>).post(other),
    );
    router.route(
        "/path",
        get(handler::<xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>).post(other),
    );
    router.route(
        "/path",
        get(handler::<xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>).post(other),
    );
    router.route(
        "/path",
        get(handler::<xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>).post(other),
    );
    tokio::spawn(async move { xxxxx().await });
    tokio::spawn(async move { xxxxxxxxxxxxx().await });
    tokio::spawn(async move { xxxxxxxxxxxxxxxxxxxxx().await });
    tokio::spawn(async move { xxxxxxxxxxxxxxxxxxxxxxxxxxxxx().await });
    tokio::spawn(async move { xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx().await });
    tokio::spawn(async move { xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx().await });
    Ok(())
}

fn matches(value: Kind) -> &'static str {
    match value {
        Self::xxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx => "text",
        Self::xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx => {
            "text"
        }
        Self::Short => "xxxxxxxxxx",
        Self::Short => "xxxxxxxxxxxxxxxxxx",
        Self::Short => "xxxxxxxxxxxxxxxxxxxxxxxxxx",
        Self::Short => "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        Self::Short => "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        Self::Short => "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        Self::Short => "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        Self::Short => "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        Self::Short => "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        Self::Short => {
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        }
        Self::Short => call(xxxxx, xxxxx),
        Self::Short => call(xxxxxxxxxx, xxxxxxxxxx),
        Self::Short => call(xxxxxxxxxxxxxxx, xxxxxxxxxxxxxxx),
        Self::Short => call(xxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxx),
        Self::Short => call(xxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxx),
        Self::Short => call(
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        ),
        Self::Short => call(
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        ),
        Self::Short => call(
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        ),
        Self::Short => Some(Value { a: xxxxx, b: xxxxx }),
        Self::Short => Some(Value {
            a: xxxxxxxxxx,
            b: xxxxxxxxxx,
        }),
        Self::Short => Some(Value {
            a: xxxxxxxxxxxxxxx,
            b: xxxxxxxxxxxxxxx,
        }),
        Self::Short => Some(Value {
            a: xxxxxxxxxxxxxxxxxxxx,
            b: xxxxxxxxxxxxxxxxxxxx,
        }),
        Self::Short => Some(Value {
            a: xxxxxxxxxxxxxxxxxxxxxxxxx,
            b: xxxxxxxxxxxxxxxxxxxxxxxxx,
        }),
        Self::Short => Some(Value {
            a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
            b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        }),
        Self::Short => Some(Value {
            a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
            b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        }),
        Self::Short => Some(Value {
            a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
            b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,
        }),
        Kind::Other { xxx, xxx } if xxx => {
            call();
            other();
        }
        Kind::Other { xxxxxx, xxxxxx } if xxxxxx => {
            call();
            other();
        }
        Kind::Other {
            xxxxxxxxxx,
            xxxxxxxxxx,
        } if xxxxxxxxxx =>
        {
            call();
            other();
        }
        Kind::Other {
            xxxxxxxxxxxxx,
            xxxxxxxxxxxxx,
        } if xxxxxxxxxxxxx =>
        {
            call();
            other();
        }
        Kind::Other {
            xxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxx,
        } if xxxxxxxxxxxxxxxx =>
        {
            call();
            other();
        }
        Kind::Other {
            xxxxxxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxxxxxx,
        } if xxxxxxxxxxxxxxxxxxxx =>
        {
            call();
            other();
        }
        Kind::Other {
            xxxxxxxxxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxxxxxxxxx,
        } if xxxxxxxxxxxxxxxxxxxxxxx =>
        {
            call();
            other();
        }
        Kind::Other {
            xxxxxxxxxxxxxxxxxxxxxxxxxx,
            xxxxxxxxxxxxxxxxxxxxxxxxxx,
        } if xxxxxxxxxxxxxxxxxxxxxxxxxx =>
        {
            call();
            other();
        }
        _ => unreachable,
    }
}

fn closures_behind_arguments() {
    check.parameter("caption_entity", &form.caption_entity, |value, check| {
        check.items(value, checks::message_entity);
    });
    check.parameter(
        "caption_entities",
        &form.caption_entities,
        |value, check| {
            check.items(value, checks::message_entity);
        },
    );
}

fn a_let_that_leaves_no_room_for_else() {
    let AVariantOfARequestBodyWhoseNameIsLongAsTheyCome::JsonPatch(body) = &request.the_body else {
        return None;
    };
    let AVariantOfARequestBodyWhoseNameIsLongAsTheyCome::JsonPatchJson(body) = &request.the_body
    else {
        return None;
    };
}

fn fills_the_last_line() {
    among(
        "page",
        &[
            "flag", "list", "joined", "spaced", "piped", "labels", "filter", "shape", "part", "raw",
        ],
    );
    among(
        "page",
        &[
            "flag", "list", "joined", "spaced", "piped", "labels", "filter", "shape", "part",
            "raws", "all",
        ],
    );
}

fn a_link_with_a_question_behind_it() {
    Request {
        a_parameter_with_a_name_of_some_length: call.path("aParameterWithANameOfSomeLeng")?,
        a_parameter_with_a_name_of_some_length: call.path("aParameterWithANameOfSomeLengt")?,
        a_parameter_with_a_name_of_some_length: call.path("aParameterWithANameOfSomeLength")?,
        a_parameter_with_a_name_of_some_length: call.path("aParameterWithANameOfSomeLengthA")?,
        a_parameter_with_a_name_of_some_length: call.path("aParameterWithANameOfSomeLengthAn")?,
        a_parameter_with_a_name_of_some_length: call.path("aParameterWithANameOfSomeLengthAnd")?,
        a_parameter_with_a_name_of_some_length: call.path("aParameterWithANameOfSomeLengthAnd1")?,
        a_parameter_with_a_name_of_some_length: call
            .path("aParameterWithANameOfSomeLengthAnd12")?,
        body: call.json(&["application/vnd.some.vendor.gi.v1+js"]).await?,
        body: call
            .json(&["application/vnd.some.vendor.gif.v1+js"])
            .await?,
        body: call
            .json(&["application/vnd.some.vendor.gift.v1+json"])
            .await?,
        body: call
            .json(&["application/vnd.some.vendor.gifts.v1+json"])
            .await?,
        body: call
            .json(&["application/vnd.some.vendor.giftsx.v1+json"])
            .await?,
        body: call
            .json(&["application/vnd.some.vendor.giftsxx.v1+json"])
            .await?,
    };
}

fn calls_of_nothing() {
    Ok(AnAnswerOfAnOperationWithALongN::Created(Default::default()));
    Ok(AnAnswerOfAnOperationWithALongNa::Created(Default::default()));
    Ok(AnAnswerOfAnOperationWithALongNam::Created(
        Default::default(),
    ));
    Ok(AnAnswerOfAnOperationWithALongName::Created(
        Default::default(),
    ));
    let value =
        a_module_with_a_long_name::AnAnswerOfAnOperationWithALongName::AndAConstructorOfIt1();
    let value =
        a_module_with_a_long_name::AnAnswerOfAnOperationWithALongName::AndAConstructorOfIt12();
    let value =
        a_module_with_a_long_name::AnAnswerOfAnOperationWithALongName::AndAConstructorOfIt123();
}

fn patterns_that_fill_the_line() {
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfIt(value) = value {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfIt1(value) = value {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfIt12(value) = value
    {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfIt123(value) = value
    {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAll1(value) =
        value
    {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAll12(value) =
        value
    {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAll123(value) =
        value
    {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAll123x(
        value,
    ) = value
    {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAll123xx(
        value,
    ) = value
    {
        check.length(value, 1..);
    }
    if let types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAll123xxx(
        value,
    ) = value
    {
        check.length(value, 1..);
    }
    match value {
        types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAll(value) => {
            value.call()
        }
        types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAllOf(value) => {
            value.call()
        }
        types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAllOfI(value) => {
            value.call()
        }
        types::AnAnswerOfAnOperationWithALongNameInTheDocument::AndAVariantOfItAndAllOfIt(
            value,
        ) => value.call(),
    }
}

fn a_pattern_in_a_macro() {
    items.each(|value| {
        if value {
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocu::Unknown(_)
            ));
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocumentAndMore::Unknown(_)
            ));
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocumentAndMore12::Unknown(_)
            ));
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocumentAndMore123::Unknown(_)
            ));
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocumentAndMore1234::Unknown(_)
            ));
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocumentAndMore1234xxxxxx::Unknown(_)
            ));
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocumentAndMore1234xxxxxxx::Unknown(
                    _,
                )
            ));
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocumentAndMore1234xxxxxxxx::Unknown(
                    _,
                )
            ));
            check.known(!matches!(
                value,
                types::AnAnswerOfAnOperationWithALongNameInTheDocumentAndMore1234xxxxxxxxx::Unknown(
                    _,
                )
            ));
        }
    });
}
