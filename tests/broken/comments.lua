-- Braces, quotes and names in comments and texts do not lead astray.
--[==[ exercise { id = "no", nam = "no" } ]==]
local note = [[ exercise { ]] .. "exercise { \" }"
exercise { -- { { {
    id = "cat", --[[ } ]] name = "a } and a { and a \" quote",
    why = [[long } text
]],
    poses = { tall = { base = "standing" } },
    reps = "x",
    steps = {
        exhale { pose = "tall" },
        inhale { pose = "tall", say = { "In }", shrt = "x" } },
    },
}
