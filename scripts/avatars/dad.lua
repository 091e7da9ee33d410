-- The second grown-up: long, broad, a little belly.
avatar {
    id = "dad", name = "Dad",
    height = 1.80, build = "man", round = 0.3,
    look  = {
        skin = "#d9a27c", hair = "#3d2b22", hair_style = "short",
        top = "#4c7f6d", trousers = "#4b4f63", accent = "#e9b44c",
    },
}
