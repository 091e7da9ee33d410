-- The child: same breath, own measures.
avatar {
    id = "kid", name = "Sister",
    height = 1.10, age = "child", years = 5,
    guide = true,
    chair = { top = 0.57, away = 0.44 },
    band  = { breadths = 3.7, behind = 232 },
    look  = {
        skin = "#efbf9b", hair = "#7a4a28", hair_style = "bunches",
        top = "#2fa6a0", stripes = true, trousers = "#f0806a", accent = "#f7d560",
    },
}
