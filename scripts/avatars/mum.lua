-- The grown-up who shows each movement slowly and exactly.
avatar {
    id = "mum", name = "Mum",
    height = 1.65,
    guide = true,                              -- every version of every movement has to fit
    chair = { top = 0.80, away = 0.71 },       -- the rail: above the floor, in front of the ankles
    band  = { breadths = 4.5, behind = 240 },
    look  = {
        skin = "#f4c6a6", hair = "#6b4226", hair_style = "bun",
        top = "#d9544a", trousers = "#3f6fa8", accent = "#f2c14e",
    },
}
