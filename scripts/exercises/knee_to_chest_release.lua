-- Knee to Chest Release: one knee floats up and the hands hug it.
exercise {
    id    = "knee_to_chest_release",
    name  = "Knee to Chest Release",
    why   = "Lets the lower back and the hips go soft.",
    props = { "mat" },
    sides = "alternate", reps = 4, -- four on each side, in turn
    form  = { "upright", "hips_level", "soft_knees", "shoulders_low" },
    camera = { yaw = 60, pitch = 6 },
    poses = {
        tall = { base = "standing", feet = 0.8, knees = 6 },
        up = {
            base   = "tall",
            pelvis = { pitch = -6, shift = 0.07 },
            spine  = { flex = 14 }, neck = { flex = -6 },
            blades = { forward = 25 },
            lead_leg  = { hip_flex = 110, knee = 125, ankle = 0 },
            other_leg = { hip_flex = -6, hip_abd = -6, knee = 2 },
            one_leg = true,
            plant  = { "other_foot" },
            hands  = { clasp = "shin" },
        },
    },
    ready = { say = { "Stand tall. Eyes on something that does not move.",
                      short = "Stand tall." } },
    steps = {
        exhale { pose = "up", timing = { weight = { 0, 0.45 }, legs = { 0.3, 1 } },
                 say = { "Out. Your {lead} knee floats up.", short = "Out, {lead} knee up." }, feel = "lower_back" },
        hold { breaths = 2,
               say = { "Hug it softly. Two slow breaths.", short = "Hug, two breaths." }, feel = "lead_hip" },
        inhale { pose = "tall", timing = { legs = { 0, 0.6 }, arms = { 0, 0.7 }, weight = { 0.4, 1 } },
                 say = { "In, set the foot down softly.", short = "In, foot down." } },
    },
    next   = { "Now we hug a bear.", short = "Next, hug a knee." },
    switch = { "Now the {lead} knee.", short = "{Right|Left} knee." },
    last   = { "The last one is slow and soft.", short = "Last one." },
    done   = { "Lovely. Both feet on the ground.", short = "Lovely." },
    versions = {
        easier = {
            name  = "Hold the thigh",
            poses = {
                up = {
                    spine = { flex = 10 }, pelvis = { pitch = -4 },
                    lead_leg = { hip_flex = 95, knee = 100 },
                    hands = { clasp = "thigh" },
                },
            },
        },
        lying = {
            name   = "Lying down",
            camera = { yaw = 85, pitch = 20, floor = true },
            poses  = {
                tall = { base = "lying_on_back", feet = 0.8, legs = { hip_flex = 45, knee = 95 } },
                up = {
                    base   = "tall",
                    pelvis = { pitch = -100 }, spine = { flex = 8 },
                    lead_leg  = { hip_flex = 118, knee = 130 },
                    other_leg = { hip_flex = 39, knee = 103 },
                    one_leg = true,
                    plant  = { "other_foot" },
                    hands  = { clasp = "shin" },
                },
            },
            ready = { say = { "Lie on your back, knees bent, feet flat.",
                              short = "Lie on your back." } },
            steps = {
                exhale { pose = "up",
                         say = { "Out. Your {lead} knee comes to you.", short = "Out, {lead} knee." }, feel = "lower_back" },
                hold { breaths = 2,
                       say = { "Hug it softly. Two slow breaths.", short = "Hug, two breaths." }, feel = "lead_hip" },
                inhale { pose = "tall", timing = { legs = { 0, 0.8 } },
                         say = { "In, and set the foot down.", short = "In, foot down." } },
            },
        },
    },
    kid = { story = "You hug a bear. Each time it is another bear." },
    sources = { "Post-natal stretch routine: one knee to the chest, a few breaths, the other side; eight in all." },
}
