words {
    ["Home Title"] = "x",
    [1] = "y",
    ["home.title"] = 12,
    ["home.empty"] = "",
}
