words { ["home.title"] = "Garden" }
language {
    id = "DE", name = "Deutsch",
    texts = { ["home.titel"] = "Garten" },
}
