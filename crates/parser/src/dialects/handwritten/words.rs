//! The titles and labels that writers of references use, and what they announce.

use std::sync::LazyLock;

use crate::evidence::free::words::{self, Part, Words};

pub(super) static WORDS: Words = Words {
    parts: PARTS,
    common: "parameters, responses, example responses, response headers, response schema, description, summary, security",
    known: LazyLock::new(|| words::known(PARTS, FILLERS)),
    definitions: &[
        "object",
        "objects",
        "structure",
        "structures",
        "model",
        "schema",
        "entity",
    ],
    kinds: "types type enum flags modes levels behaviors behaviours statuses kinds formats features values events codes",
    shells: &[
        "shell",
        "sh",
        "bash",
        "console",
        "curl",
        "zsh",
        "shell-session",
        "terminal",
    ],
};

/// The first that a title matches counts.
const PARTS: &[(Part, &str)] = &[
    (
        Part::Base,
        "base url, base path, base uri, base endpoint, base address",
    ),
    (Part::Aside, "content type"),
    (Part::ResponseHeaders, "response headers"),
    (Part::Errors, "error codes"),
    (Part::Statuses, "status code, status codes"),
    (
        Part::Request,
        "example request, sample request, sample call, example call",
    ),
    (Part::Errors, "error, errors, failure"),
    (
        Part::Response,
        "response, responses, returns, return, returned, result, output, reply",
    ),
    (Part::Statuses, "status, code, codes"),
    (Part::Query, "query, querystring"),
    (
        Part::Path,
        "path parameters, path parameter, path params, path param, path variables",
    ),
    (Part::Path, "route parameters, route params"),
    (
        Part::Address,
        "uri parameters, uri params, url parameters, url parameter, url params, url param",
    ),
    (Part::Headers, "headers, header"),
    (
        Part::Body,
        "body, payload, json params, json parameters, form params, form parameters",
    ),
    (
        Part::Body,
        "form data, data params, data parameters, data constraints",
    ),
    (
        Part::Body,
        "request fields, request data, request json, input data",
    ),
    (
        Part::Parameters,
        "parameters, parameter, params, param, arguments, attributes, attribute",
    ),
    (Part::Method, "method, interface request type"),
    (
        Part::Endpoint,
        "endpoint, url, uri, path, route, http request, address, api call",
    ),
    (Part::Request, "request, curl"),
    // The same in other tongues, of which many writers use only these.
    (
        Part::Base,
        "базовый url, url de base, basis url, 基础路径, 基础地址, ベースurl",
    ),
    (
        Part::Statuses,
        "状态码, 响应码, код ответа, коды ответа, коды ответов, коды состояния, códigos de estado, statuscodes, ステータスコード",
    ),
    (
        Part::Request,
        "请求示例, 请求样例, 调用示例, пример запроса, ejemplo de solicitud, ejemplo de petición, exemplo de requisição, \
         esempio di richiesta, exemple de requête, beispielanfrage, リクエスト例",
    ),
    (
        Part::Errors,
        "错误响应, 失败响应, 错误码, 错误, ошибки, ошибка, ошибке, errores, erros, errori, fehler, erreurs, エラー, エラーレスポンス, \
         失敗時",
    ),
    (
        Part::Response,
        "resposta, respuesta, réponse, risposta, antwort, ответ, ответы, ответа, 响应, 响应体, 响应参数, 响应示例, 响应样例, 响应结果, \
         响应格式, 响应字段, 响应内容, 响应数据, 成功响应, 返回, 返回值, 返回参数, 返回结果, 返回数据, 返回字段, 返回内容, 返回示例, レスポンス, \
         レスポンス例, 戻り値, 成功, 成功時, 응답, salida, saída",
    ),
    (
        Part::Query,
        "查询参数, query参数, クエリパラメータ, クエリパラメーター, parámetros de consulta, parâmetros de consulta, abfrageparameter",
    ),
    (
        Part::Path,
        "路径参数, path参数, パスパラメータ, パスパラメーター, параметры пути, parámetros de ruta, parâmetros de rota, paramètres de chemin, \
         parametros path, parâmetros path, parámetros path, pfadparameter",
    ),
    (Part::Address, "url参数, параметры url"),
    (
        Part::Headers,
        "cabeçalhos, cabeceras, заголовки, intestazioni, kopfzeilen, 请求头, 请求头部, 请求头参数, header参数, ヘッダー, リクエストヘッダー",
    ),
    (
        Part::Body,
        "corpo, cuerpo, тело, тело запроса, entrada, anfragekörper, 请求体, 请求正文, 请求体参数, 请求数据, 请求内容, body参数, \
         リクエストボディ, ボディ, ボディパラメータ",
    ),
    (
        Part::Parameters,
        "parâmetros, parámetros, parametros, parametri, paramètres, параметры, параметр, 参数, 参数说明, 参数列表, 请求参数, 请求字段, \
         输入参数, 入参, パラメータ, パラメーター, リクエストパラメータ, リクエストパラメーター, 매개변수, 파라미터",
    ),
    (
        Part::Method,
        "método, metodo, méthode, methode, метод, 方法, 请求方法, 请求方式, http方法, メソッド, 메서드",
    ),
    (
        Part::Endpoint,
        "endpunkt, pfad, ruta, rota, percorso, chemin, эндпоинт, путь, 路径, 地址, 接口地址, 接口路径, 请求地址, 请求路径, 请求url, \
         パス, エンドポイント, 경로, 엔드포인트",
    ),
    (
        Part::Request,
        "solicitud, petición, requisição, richiesta, requête, anfrage, запрос, 请求, リクエスト, 요청",
    ),
    (
        Part::Text,
        "descrição, descripción, descrizione, beschreibung, описание, назначение, 描述, 说明, 功能, 功能描述, 功能说明, 接口描述, 接口说明, 説明, \
         설명",
    ),
    (
        Part::Example,
        "示例, 样例, пример, примеры, ejemplo, ejemplos, exemplo, exemplos, esempio, beispiel, beispiele, exemple, 例, 예시",
    ),
    (
        Part::Aside,
        "认证, 认证要求, 权限, 注意, 备注, авторизация, примечание, autenticación, autenticação, authentifizierung, 認証",
    ),
    (Part::Example, "example, examples, sample, usage, content"),
    // A title of nothing else is one of the answer where all goes well.
    (Part::Response, "success"),
    (Part::Text, "description, summary, purpose"),
    (
        Part::Aside,
        "auth, authentication, authorization, permissions, permission, note, notes",
    ),
];

/// Words that may stand beside those of a part.
const FILLERS: &str = "a accepts additional all an and api application are as available bad common content created data examples \
    field fields following for forbidden form format found full http in is json not object of ok optional \
    possible required schema string strings structure success successful supported takes the type unauthorized \
    values with your con da de der des die di do du für mit при успехе успешный успешного успешном exitosa erfolg sortant \
    entrant";
