-- Twisting Cat: on hands and knees one arm slides under the other and the ear comes to rest.
exercise {
    id    = "twisting_cat",
    name  = "Twisting Cat",
    why   = "Loosens the upper back and the back of the shoulders.",
    props = { "mat" },
    sides = "each", reps = 2, -- right, right, left, left; only the lead side is written
    form  = { "hips_over_knees", "hips_still", "hips_level", "shoulders_low",
              "long_back", "long_neck", "soft_knees" },
    camera = { yaw = -50, pitch = 16, floor = true },
    poses = {
        all_fours = { base = "hands_and_knees", pelvis = { pitch = 72 } },
        reach = {
            base   = "all_fours",
            pelvis = { pitch = 85, list = 4, shift = 0.045 }, -- over the hand that stays
            spine  = { flex = 12, turn = -20 },
            neck   = { turn = -10 },
            plant  = { "other_hand", "knees", "feet" },
            lead_hand = { slide_to = "behind_wrist", palm = "up" },
        },
        threaded = {
            base   = "all_fours",
            pelvis = { pitch = 104, list = 8, yaw = 10, shift = 0.0 },
            spine  = { flex = 26, side = -9, turn = -45 },
            neck   = { flex = -15, side = -25, turn = -15 },
            lead_blade = { forward = 50 },
            plant  = { "other_hand", "knees", "feet" },     -- these do not move
            rest   = { "lead_shoulder", "lead_ear" },       -- solved down to the mat
            lead_hand = { slide_to = "under", palm = "up" },
            lead_arm  = { elbow = 12 },
        },
    },
    ready = { say = { "On hands and knees. Hands under your shoulders, knees under your hips.",
                      short = "Hands and knees, back long." } },
    steps = {
        exhale { pose = "threaded", via = { pose = "reach", at = 0.5 },
                 say = { "Slide your {lead} arm under you, and out.", short = "{Right|Left} arm under, and out." },
                 feel = "lead_shoulder", moves = { "lead_hand" }, still = { "pelvis", "other_hand" } },
        hold { breaths = 2,
               say = { "Palm up. Rest {lead} shoulder and ear, for two slow breaths.", short = "Rest, two breaths." }, feel = "upper_back",
               still = { "pelvis", "other_hand" } },
        inhale { pose = "all_fours", via = { pose = "reach", at = 0.5 }, min_seconds = 2.3,
                 say = { "Come back up to hands and knees, and breathe in.", short = "Back up, and in." },
                 moves = { "lead_hand" }, still = { "other_hand" } },
    },
    next   = { "Now the Twisting Cat. A kitten looks under the fence.", short = "Now the Twisting Cat." },
    switch = { "Now the {lead} arm.", short = "Now {lead}." },
    last   = { "Once more on this side.", short = "Once more." },
    done   = { "Lovely. Rest a moment on hands and knees.", short = "Lovely." },
    mistakes = { -- as they often go; shown pale beside the right form
        { at = "threaded", rest = {}, pelvis = { back = 0.36, pitch = 80 },
          say = { "Hips stay up, over your knees.", short = "Hips stay up." } },
        { at = "threaded", neck = { side = -35 },
          say = { "The shoulder carries you, so your neck can rest.", short = "Let the neck rest." } },
        { at = "threaded", pelvis = { list = 20 },
          say = { "Both hips stay level, like a table.", short = "Hips stay level." } },
    },
    versions = {
        easier = {
            name  = "Half way",
            poses = {
                threaded = {
                    base   = "all_fours",
                    pelvis = { pitch = 88, list = 5, yaw = 5 },
                    spine  = { flex = 15, turn = -28 },
                    neck   = { flex = -5, turn = -15 },
                    plant  = { "other_hand", "knees", "feet" },
                    lead_hand = { slide_to = "behind_wrist", palm = "up" },
                },
            },
            steps = {
                exhale { pose = "threaded",
                         say = { "Slide your {lead} hand half way under, and out.", short = "{Right|Left} hand under, and out." },
                         feel = "lead_shoulder", moves = { "lead_hand" }, still = { "pelvis", "other_hand" } },
                hold { breaths = 2,
                       say = { "Look under your arm, for two slow breaths.", short = "Stay, two breaths." }, feel = "upper_back" },
                inhale { pose = "all_fours", say = { "Come back up to hands and knees, and breathe in.", short = "Back up, and in." } },
            },
        },
        standing = {
            name   = "Standing at a chair",
            props  = { "mat", "chair" },
            camera = { yaw = -50, pitch = 8 },
            poses  = {
                all_fours = {
                    base   = "standing", knees = 18,
                    pelvis = { pitch = 46 }, spine = { flex = 6 }, neck = { flex = -3 },
                    hands  = { at = "rail" },
                },
                draw_back = { -- off the chair before the arm goes under
                    base = "all_fours", plant = { "feet", "other_hand" },
                    spine = { flex = 8, turn = -10 },
                    lead_arm = { elevation = 70, plane = 70, elbow = 100 },
                },
                threaded = {
                    base   = "all_fours",
                    pelvis = { pitch = 48 }, spine = { flex = 10, turn = -30 }, neck = { turn = -12 },
                    plant  = { "feet", "other_hand" },
                    lead_arm = { elevation = 62, plane = 118, elbow = 20 },
                },
            },
            ready = { say = { "Stand behind the chair. Both hands on its back, lean forward a little.",
                              short = "Both hands on the chair." } },
            steps = {
                exhale { pose = "threaded", via = "draw_back",
                         say = { "{Right|Left} arm slides under the {other}, and out.", short = "{Right|Left} arm under, and out." },
                         feel = "lead_shoulder", moves = { "lead_hand" }, still = { "other_hand", "feet" } },
                hold { breaths = 2,
                       say = { "Stay there, for two slow breaths.", short = "Stay, two breaths." }, feel = "upper_back" },
                inhale { pose = "all_fours", via = "draw_back", say = { "Bring the hand back to the chair, and breathe in.", short = "Hand back, and in." } },
            },
        },
        cushion = {
            name  = "With a cushion",
            props = { "mat", "cushion" },
            poses = { threaded = { cushion = 0.07, pelvis = { pitch = 98, shift = 0.03 } } },
            ready = { say = { "On hands and knees. Lay a cushion or a folded towel between your hands.",
                              short = "Hands and knees, a cushion." } },
        },
        chair = {
            name   = "Sitting on a chair",
            props  = { "mat", "chair" },
            camera = { yaw = -40, pitch = 8 },
            poses  = {
                all_fours = { base = "sitting_on_chair", hands = { clasp = "lap" } },
                threaded = {
                    base   = "sitting_on_chair",
                    spine  = { flex = 4, side = 0, turn = -35 }, neck = { flex = 0, turn = -14, side = 0 },
                    pelvis = { pitch = 0, list = 0, yaw = 0, shift = 0 }, lead_blade = { forward = 15 },
                    other_hand = { clasp = "lap" },
                    lead_arm = { elevation = 64, plane = 100, elbow = 114, turn = 78 },
                },
            },
            ready = { say = { "Sit tall on the chair, feet flat, hands on your thighs.",
                              short = "Sit tall, feet flat." } },
            steps = {
                exhale { pose = "threaded",
                         say = { "{Right|Left} arm across, turn with it, and out.", short = "{Right|Left} arm across, and out." },
                         feel = "lead_shoulder", moves = { "lead_hand" }, still = { "pelvis", "feet" } },
                hold { breaths = 2,
                       say = { "Stay there, for two slow breaths.", short = "Stay, two breaths." }, feel = "upper_back" },
                inhale { pose = "all_fours", say = { "Turn back to the middle, and breathe in.", short = "Back to the middle, and in." } },
            },
        },
    },
    kid = {
        story = "A kitten looks under the fence.",
        form  = { "soft_knees" }, -- a kitten lifts its tail and peeps
        poses = {
            all_fours = { spine = { flex = -6 }, neck = { flex = -22 } },
        },
        wiggles = {
            threaded  = { times = 5, pelvis = { shift = 0.02, yaw = 3 } },
        },
        ready = { say = { "You are a kitten on soft paws.", short = "Soft paws." } },
        steps = {
            exhale { pose = "threaded", via = { pose = "reach", at = 0.5 },
                     say = { "Your {lead} paw goes under the fence.", short = "{Right|Left} paw under." } },
            hold   { breaths = 2,
                     say = { "Peep under the fence and wag your tail.", short = "Wag your tail." } },
            inhale { pose = "all_fours", via = { pose = "reach", at = 0.5 },
                     say = { "Back on your paws, little kitten.", short = "Back on your paws." } },
        },
    },
    sources = { "Post-natal stretch routine: slide one arm under, rest shoulder and ear, two breaths; twice each side." },
}
