-- Bridge: lying on the back, the pelvis floats up and comes down again, bone by bone.
exercise {
    id    = "bridge",
    name  = "Bridge",
    why   = "Wakes the muscles that carry the lower back.",
    props = { "mat" },
    reps  = 5,
    camera = { yaw = 85, pitch = 16, floor = true },
    poses = {
        flat = { base = "lying_on_back", feet = "hip_width", legs = { hip_flex = 45, knee = 95 },
                 plant = { "feet", "hands" } },
        up   = {
            base   = "flat",
            pelvis = { pitch = -116 }, neck = { flex = 22 },
            rest   = { "back", "back_head" },           -- the pelvis alone leaves the mat
            plant  = { "feet", "hands" },
        },
    },
    ready = { say = { "Lie on your back, knees bent, feet flat, arms beside you.",
                      short = "On your back, knees bent." } },
    steps = {
        exhale { pose = "up",
                 say = { "Let your hips float up, and breathe out.", short = "Hips up, breathe out." }, feel = "hips",
                 moves = { "pelvis" }, still = { "feet" } },
        hold { breaths = 1,
               say = { "Stay up here, for one slow breath.", short = "Stay, one breath." }, feel = "hips",
               still = { "feet" } },
        inhale { pose = "flat",
                 say = { "Roll down softly, bone by bone, and breathe in.", short = "Roll down, breathe in." },
                 moves = { "pelvis" }, still = { "feet" } },
    },
    next = { "Now the Bridge. A small boat goes under it.", short = "Now the Bridge." },
    last = { "Now the last one.", short = "Last one." },
    done = { "Lovely. Feel your back on the mat.", short = "Lovely." },
    versions = {
        easier = {
            name  = "A low bridge",
            poses = { up = { pelvis = { pitch = -108 }, neck = { flex = 15 } } },
        },
    },
    kid = { story = "You are a bridge, and a small boat goes under it." },
    sources = { "Bridging as taught in post-natal physiotherapy: out with the effort, shoulders and feet stay." },
}
