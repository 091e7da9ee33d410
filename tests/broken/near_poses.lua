exercise {
    id = "cat",
    name = "Cat",
    poses = {
        tall = { base = "standing" },
        low = {
            base = "tal",
            spine = { flx = 20 },
            plant = { "foot" },
            lead_hand = { slide_to = "undr" },
        },
    },
    steps = {
        exhale { pose = "lwo" },
        inhale { pose = "tall" },
    },
}
