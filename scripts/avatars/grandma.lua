-- Grandma does what a chair makes easy, in her own time.
avatar {
    id = "grandma", name = "Grandma",
    height = 1.62, age = "old", round = 0.25,
    prefers = { "chair", "chair_easier", "standing", "easier" }, -- the first one that fits
    look  = {
        skin = "#f1c8ab", hair = "#c9c6cf", hair_style = "curls", glasses = true,
        top = "#8d6bb0", trousers = "#5d6a8c", accent = "#7a4fa0",
    },
}
