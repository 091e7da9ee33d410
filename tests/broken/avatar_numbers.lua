avatar {
    id = "giant", name = "Giant",
    height = 12,
    age = "teen",
    look = { skin = "pink", hair = "#12345", top = 255, hair_style = "buns" },
    band = { behind = 400 },
}
