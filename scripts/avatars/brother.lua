-- The big brother of the kid.
avatar {
    id = "brother", name = "Brother",
    height = 1.28, age = "child", years = 8,
    look  = {
        skin = "#c98d62", hair = "#2e2320", hair_style = "short",
        top = "#f2b33d", trousers = "#3d6f8f", accent = "#d9544a", lashes = 0.15,
    },
}
