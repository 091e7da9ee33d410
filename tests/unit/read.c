// From cards to what the game plays: every field arrives, bases and versions inherit, packs go over
// packs.
#include "support_pack.h"

#include "vec.h"

#include <time.h>

static const PoseCard *pose_of(const Version *version, const char *id) {
    for (int i = 0; i < version->pose_count; i++)
        if (!strcmp(version->pose[i].id, id))
            return &version->pose[i];
    _fail(__FILE__, __LINE__);
    return NULL;
}

static double degrees_of(const PoseCard *pose, Channel channel) {
    assert_true(pose->goal.set[channel]);
    return degrees(pose->goal.value[channel]);
}

// ---- what is shipped

static void load_shipped(TestPack *pack) {
    *pack = (TestPack){0};
    const char *folder = TEST_SOURCE_DIR;
    pack->script = script_load(&pack->library, &folder, 1, NULL, 1);
    for (int i = 0; i < pack->library.faults.count; i++)
        print_error("%s\n", pack->library.faults.line[i]);
    assert_int_equal(pack->library.faults.count, 0);
}

static void unload(TestPack *pack) {
    script_destroy(pack->script);
    script_free_library(&pack->library);
}

static int halves(const Steps *steps) {
    int count = 0;
    for (int i = 0; i < steps->count; i++)
        count +=
            steps->step[i].kind == STEP_HOLD ? 2 * steps->step[i].breaths : steps->step[i].halves;
    return count;
}

static void shipped_movements(void **state) {
    (void)state;
    static const struct {
        const char *id;
        int reps, breaths;
        Sides sides;
        bool prop[PROP_COUNT];
    } moves[] = {
        {"front_to_back_opener", 5, 10, SIDES_NONE, {true, true, false, false}},
        {"twisting_cat", 4, 12, SIDES_EACH, {true, false, false, false}},
        {"supported_forward_bend", 1, 9, SIDES_NONE, {true, false, true, false}},
        {"knee_to_chest_release", 8, 24, SIDES_ALTERNATE, {true, false, false, false}},
        {"side_to_side_bend", 8, 26, SIDES_ALTERNATE, {true, true, false, false}},
    };
    TestPack pack;
    load_shipped(&pack);
    int all = 0;
    for (size_t i = 0; i < COUNT(moves); i++) {
        const Exercise *e = pack_exercise(&pack, moves[i].id);
        int reps = exercise_reps(e);
        assert_int_equal(reps, moves[i].reps);
        assert_int_equal(e->sides, moves[i].sides);
        for (int v = 0; v < e->version_count; v++) { // the breath is the same in all versions
            const Version *version = &e->version[v];
            int count =
                halves(&version->before) + reps * halves(&version->each) + halves(&version->after);
            assert_int_equal(count, 2 * moves[i].breaths);
            assert_true(version->ready.text && version->ready.brief);
        }
        all += moves[i].breaths;
        assert_memory_equal(e->version[0].prop, moves[i].prop, sizeof moves[i].prop);
        assert_true(e->name && e->why && e->story && e->done.text);
        assert_int_equal(exercise_version(e, "easier"), 1); // what who asks for less is offered
    }
    assert_string_equal(pack_exercise(&pack, "twisting_cat")->version[0].name,
                        script_words(pack.script, "version.normal"));
    assert_int_equal(all, 81);
    assert_true(exercise_version(pack_exercise(&pack, "knee_to_chest_release"), "lying") > 0);
    unload(&pack);
}

static void shipped_levels(void **state) {
    (void)state;
    static const char *const order[] = {"front_to_back_opener", "twisting_cat",
                                        "supported_forward_bend", "knee_to_chest_release",
                                        "side_to_side_bend"};
    TestPack pack;
    load_shipped(&pack);
    const Library *l = &pack.library;
    const Level *family = &l->level[library_level(l, "family_stretch_time")];
    assert_int_equal(family->move_count, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(l->exercise[family->move[i].exercise].id, order[i]);
    static const char *const short_ones[] = {"morning", "evening"};
    for (int i = 0; i < 2; i++) {
        const Level *level = &l->level[library_level(l, short_ones[i])];
        assert_int_equal(level->move_count, 1);
        assert_true(level->move[0].choice_count >= 1);
        assert_true(level->from_hour < level->to_hour);
    }
    int feeding = library_level(l, "after_feeding");
    assert_in_range(l->level[feeding].move_count, 2, 3);
    unload(&pack);
}

// Where each level is played.
static void shipped_rooms(void **state) {
    (void)state;
    static const struct {
        const char *level;
        RoomId room;
    } rooms[] = {{"morning", ROOM_LIVING_ROOM},
                 {"after_feeding", ROOM_LIVING_ROOM},
                 {"family_stretch_time", ROOM_TERRACE},
                 {"evening", ROOM_BEDROOM}};
    TestPack pack;
    load_shipped(&pack);
    for (size_t i = 0; i < COUNT(rooms); i++) {
        int level = library_level(&pack.library, rooms[i].level);
        assert_true(level >= 0);
        assert_int_equal(pack.library.level[level].room, rooms[i].room);
    }
    unload(&pack);
}

static void shipped_people(void **state) {
    (void)state;
    TestPack pack;
    load_shipped(&pack);
    const Library *l = &pack.library;
    const Figure *mum = &l->figure[library_figure(l, "mum")];
    const Figure *kid = &l->figure[library_figure(l, "kid")];
    assert_near(mum->height, 1.65, 0);
    assert_near(mum->chair_top, .80, 0);
    assert_near(mum->chair_away, .71, 0);
    assert_near(mum->band_breadths, 4.5, 0);
    assert_near(degrees(mum->band_behind), 240, 1e-9);
    assert_false(mum->child);
    assert_near(kid->height, 1.10, 0);
    assert_near(kid->chair_top, .57, 0);
    assert_near(kid->chair_away, .44, 0);
    assert_near(degrees(kid->band_behind), 232, 1e-9);
    assert_true(kid->child && kid->look.stripes);
    assert_int_equal(kid->look.hair_style, HAIR_BUNCHES);
    assert_int_equal(mum->look.hair_style, HAIR_BUN);
    assert_true(mum->guide && kid->guide);
    const Figure *dad = &l->figure[library_figure(l, "dad")];
    const Figure *grandma = &l->figure[library_figure(l, "grandma")];
    const Figure *brother = &l->figure[library_figure(l, "brother")];
    assert_true(dad->man && !dad->guide && dad->round > 0 && dad->height > 1.75);
    assert_true(grandma->old && grandma->look.glasses);
    assert_int_equal(grandma->look.hair_style, HAIR_CURLS);
    assert_string_equal(grandma->prefers[0], "chair");
    assert_true(brother->child && brother->youth > .5 && brother->youth < .8);
    unload(&pack);
}

// Every movement is where the breath says: goes on out-breaths, returns on in-breaths.
static void shipped_steps(void **state) {
    (void)state;
    TestPack pack;
    load_shipped(&pack);
    const Exercise *cat = pack_exercise(&pack, "twisting_cat");
    const Steps *each = &cat->version[0].each;
    assert_int_equal(each->count, 3);
    assert_int_equal(each->step[0].air, AIR_OUT);
    assert_string_equal(cat->version[0].pose[each->step[0].pose].id, "threaded");
    assert_int_equal(each->step[1].kind, STEP_HOLD);
    assert_int_equal(each->step[1].breaths, 2);
    assert_int_equal(each->step[1].pose, each->step[0].pose);
    assert_int_equal(each->step[2].pose, cat->version[0].start);
    assert_string_equal(each->step[1].say.id, "twisting_cat.hold_1");
    const PoseGoal *threaded = &pose_of(&cat->version[0], "threaded")->goal;
    assert_int_equal(threaded->stance, STANCE_HANDS_AND_KNEES);
    assert_int_equal(threaded->contact[PART_HAND + ROLE_LEAD], CONTACT_SLIDE);
    assert_int_equal(threaded->hand_place[ROLE_LEAD], PLACE_UNDER);
    assert_true(threaded->palm_up[ROLE_LEAD] && !threaded->palm_up[ROLE_OTHER]);
    assert_int_equal(threaded->contact[PART_HAND + ROLE_OTHER], CONTACT_PLANT);
    assert_int_equal(threaded->contact[PART_SHOULDER + ROLE_LEAD], CONTACT_REST);
    assert_int_equal(threaded->contact[PART_EAR + ROLE_LEAD], CONTACT_REST);
    assert_int_equal(threaded->contact[PART_EAR + ROLE_OTHER], CONTACT_FREE);
    assert_int_equal(threaded->contact[PART_KNEE + ROLE_LEAD], CONTACT_PLANT);
    const Exercise *bend = pack_exercise(&pack, "supported_forward_bend");
    const Steps *folds = &bend->version[exercise_version(bend, "chair")].each;
    const StepCard *rise = &folds->step[folds->count - 1];
    assert_int_equal(rise->halves, 3); // on the chair in one go
    rise = &bend->version[0].each.step[bend->version[0].each.count - 1];
    assert_int_equal(rise->halves, 1); // from the chair by way of its back and the thighs
    assert_true(rise->window[GROUP_HEAD].from > 0);
    const Exercise *side = pack_exercise(&pack, "side_to_side_bend");
    assert_int_equal(side->version[0].before.count, 2);
    assert_string_equal(side->version[0].pose[side->version[0].start].id, "down");
    assert_string_equal(side->version[0].before.step[0].say.id, "side_to_side_bend.before_out_1");
    unload(&pack);
}

static void shipped_scripts_load_quickly(void **state) {
    (void)state;
    double best = 1;
    for (int i = 0; i < 5; i++) {
        struct timespec from, to;
        TestPack pack;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        load_shipped(&pack);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
        double seconds =
            (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9;
        best = seconds < best ? seconds : best;
        unload(&pack);
    }
    print_message("shipped scripts: %.1f ms\n", best * 1e3);
    assert_true(best < 0.05 * 4); // a sanitizer takes its time
}

// ---- every field

static const char EVERY_FIELD[] =
    "exercise {\n"
    "  id = 'all', name = 'All', why = 'Because.', sides = 'alternate', reps = 3,\n"
    "  props = { 'band', 'chair' }, band = { breadths = 2.5 },\n"
    "  camera = { yaw = 30, pitch = 12, floor = true },\n"
    "  ready = { say = { 'Ready?', short = 'Go' } },\n"
    "  next = 'Next', switch = 'Switch', last = 'Last', done = { 'Done', short = 'D' },\n"
    "  kid = { story = 'A story.' },\n"
    "  poses = {\n"
    "    a = { base = 'standing', feet = 'hip_width', knees = 5,\n"
    "      pelvis = { pitch = 1, list = 2, yaw = 3, shift = 0.04, back = 0.05 },\n"
    "      spine = { flex = 6, side = 7, turn = 8 }, neck = { flex = 9, side = 10, turn = 11 },\n"
    "      band = 100, grip = { 'hands' },\n"
    "      blades = { up = 12 }, lead_blade = { forward = 13 },\n"
    "      arms = { elevation = 14, plane = 15, turn = 16, elbow = 17, forearm = 18, wrist = 19 "
    "},\n"
    "      other_arm = { abd = 20 }, lead_leg = { hip_flex = 21, hip_abd = 22, hip_turn = 23, "
    "ankle = 24 },\n"
    "      other_leg = { knee = 25 } },\n"
    "    b = { base = 'a', feet = 0.5, lead_arm = { flex = 30 }, one_leg = true,\n"
    "      hands = { clasp = 'thigh' }, other_hand = { at = 'rail', palm = 'up' } },\n"
    "    c = { base = 'b', plant = { 'other_foot', 'back' }, rest = { 'forearms', 'back_head', "
    "'pelvis' },\n"
    "      one_leg = false },\n"
    "  },\n"
    "  before = { exhale { pose = 'b' }, inhale { pose = 'c' } },\n"
    "  steps = {\n"
    "    exhale { pose = 'a', via = { pose = 'b', at = 0.25 }, over = 3, min_seconds = 2.5, camera "
    "= { yaw = -40 },\n"
    "      timing = { weight = { 0, 0.5 }, legs = { 0.25, 1 } }, say = { 'Out', short = 'O' }, "
    "feel = 'hips' },\n"
    "    hold { breaths = 2, say = 'Hold' },\n"
    "    inhale { pose = 'c', via = 'b' },\n"
    "  },\n"
    "  after = { exhale { pose = 'c' }, inhale { pose = 'b' } },\n"
    "}\n";

static void every_field_arrives(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_write(&pack, "exercises/all.lua", EVERY_FIELD);
    pack_read(&pack, NULL, NULL);
    const Exercise *e = pack_exercise(&pack, "all");
    const Version *v = &e->version[0];
    assert_string_equal(e->file, "exercises/all.lua");
    assert_int_equal(e->line, 1);
    assert_int_equal(e->sides, SIDES_ALTERNATE);
    assert_int_equal(e->reps, 3);
    assert_string_equal(e->why, "Because.");
    assert_string_equal(e->story, "A story.");
    assert_string_equal(e->switch_side.text, "Switch");
    assert_string_equal(e->switch_side.id, "all.switch");
    assert_string_equal(e->done.brief, "D");
    assert_true(v->prop[PROP_BAND] && v->prop[PROP_CHAIR] && !v->prop[PROP_MAT]);
    assert_near(v->band_breadths, 2.5, 0);
    assert_near(degrees(v->camera.yaw), 30, 1e-9);
    assert_near(degrees(v->camera.pitch), 12, 1e-9);
    assert_true(v->camera.floor);
    assert_string_equal(v->ready.id, "all.ready");
    assert_string_equal(v->ready.brief, "Go");
    assert_string_equal(v->pose[v->start].id, "b");
    assert_int_equal(v->pose_count, 3);
    pack_close(&pack);
}

static void every_angle_arrives(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_write(&pack, "exercises/all.lua", EVERY_FIELD);
    pack_read(&pack, NULL, NULL);
    const Version *v = &pack_exercise(&pack, "all")->version[0];
    const PoseCard *a = pose_of(v, "a");
    assert_int_equal(a->line, 9);
    static const struct {
        Channel channel;
        double lead, other;
    } pairs[] = {{CHANNEL_ARM_TURN, 16, 16}, {CHANNEL_ELBOW, 17, 17},
                 {CHANNEL_FOREARM, 18, 18},  {CHANNEL_WRIST, 19, 19},
                 {CHANNEL_KNEE, 5, 25},      {CHANNEL_ARM_ELEVATION, 14, 20},
                 {CHANNEL_ARM_PLANE, 15, 0}};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        assert_near(degrees_of(a, channel_on(pairs[i].channel, ROLE_LEAD)), pairs[i].lead, 1e-9);
        assert_near(degrees_of(a, channel_on(pairs[i].channel, ROLE_OTHER)), pairs[i].other, 1e-9);
    }
    static const Channel singles[] = {CHANNEL_PELVIS_PITCH, CHANNEL_PELVIS_LIST,
                                      CHANNEL_PELVIS_YAW};
    for (int i = 0; i < 3; i++)
        assert_near(degrees_of(a, singles[i]), 1 + i, 1e-9);
    assert_near(a->goal.value[CHANNEL_PELVIS_SHIFT], .04, 0);
    assert_near(a->goal.value[CHANNEL_PELVIS_BACK], .05, 0);
    for (int i = 0; i < 6; i++)
        assert_near(degrees_of(a, (Channel)(CHANNEL_SPINE_FLEX + i)), 6 + i, 1e-9);
    assert_near(degrees_of(a, CHANNEL_BAND), 100, 1e-9);
    assert_near(a->goal.value[CHANNEL_BLADE_UP], .012, 1e-12);
    assert_near(a->goal.value[CHANNEL_BLADE_UP + 1], .012, 1e-12);
    assert_near(a->goal.value[CHANNEL_BLADE_FORWARD], .013, 1e-12);
    assert_false(a->goal.set[CHANNEL_BLADE_FORWARD + 1]);
    assert_near(degrees_of(a, CHANNEL_HIP_FLEX), 21, 1e-9);
    assert_near(degrees_of(a, CHANNEL_HIP_ABDUCTION), 22, 1e-9);
    assert_near(degrees_of(a, CHANNEL_HIP_TURN), 23, 1e-9);
    assert_near(degrees_of(a, CHANNEL_ANKLE), 24, 1e-9);
    assert_false(a->goal.set[CHANNEL_HIP_FLEX + 1]);
    pack_close(&pack);
}

static void bases_and_contacts(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_write(&pack, "exercises/all.lua", EVERY_FIELD);
    pack_read(&pack, NULL, NULL);
    const Version *v = &pack_exercise(&pack, "all")->version[0];
    const PoseGoal *a = &pose_of(v, "a")->goal, *b = &pose_of(v, "b")->goal,
                   *c = &pose_of(v, "c")->goal;
    assert_int_equal(v->pose[pose_of(v, "b")->base].goal.stance, STANCE_STANDING);
    assert_int_equal(pose_of(v, "a")->base, -1);
    assert_int_equal(a->contact[PART_HAND], CONTACT_GRIP);
    assert_int_equal(a->contact[PART_FOOT], CONTACT_PLANT);
    assert_near(a->feet_width, 1, 0);
    assert_near(b->feet_width, .5, 0);
    assert_true(b->one_leg && !a->one_leg);
    assert_int_equal(b->contact[PART_FOOT], CONTACT_FREE);
    assert_int_equal(b->contact[PART_FOOT + 1], CONTACT_PLANT);
    assert_int_equal(b->contact[PART_HAND], CONTACT_CLASP);
    assert_int_equal(b->hand_place[0], PLACE_THIGH);
    assert_int_equal(b->contact[PART_HAND + 1], CONTACT_PLANT);
    assert_int_equal(b->hand_place[1], PLACE_RAIL);
    assert_true(b->palm_up[1] && !b->palm_up[0]);
    assert_near(degrees(b->value[CHANNEL_ARM_ELEVATION]), 30, 1e-9); // flex: forward
    assert_near(degrees(b->value[CHANNEL_ARM_PLANE]), 90, 1e-9);
    assert_near(degrees(b->value[CHANNEL_SPINE_FLEX]), 6, 1e-9); // from the base
    // A list of planted parts stands for all of them; what is not in it is free.
    assert_int_equal(c->contact[PART_HAND + 1], CONTACT_FREE);
    assert_int_equal(c->hand_place[1], PLACE_SAME);
    assert_int_equal(c->contact[PART_HAND], CONTACT_CLASP);
    assert_int_equal(c->contact[PART_BACK], CONTACT_PLANT);
    assert_int_equal(c->contact[PART_FOREARM], CONTACT_REST);
    assert_int_equal(c->contact[PART_FOREARM + 1], CONTACT_REST);
    assert_int_equal(c->contact[PART_BACK_HEAD], CONTACT_REST);
    assert_int_equal(c->contact[PART_PELVIS], CONTACT_REST);
    assert_int_equal(c->contact[PART_FOOT], CONTACT_PLANT); // put down again
    pack_close(&pack);
}

static void every_step_arrives(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_write(&pack, "exercises/all.lua", EVERY_FIELD);
    pack_read(&pack, NULL, NULL);
    const Version *v = &pack_exercise(&pack, "all")->version[0];
    const StepCard *go = &v->each.step[0], *hold = &v->each.step[1], *back = &v->each.step[2];
    assert_int_equal(v->before.count, 2);
    assert_int_equal(v->after.count, 2);
    assert_int_equal(go->line, 24);
    assert_int_equal(go->kind, STEP_GO);
    assert_int_equal(go->halves, 3);
    assert_string_equal(v->pose[go->pose].id, "a");
    assert_string_equal(v->pose[go->via].id, "b");
    assert_near(go->via_at, .25, 0);
    assert_near(go->min_seconds, 2.5, 0);
    assert_true(go->turns && !back->turns);
    assert_near(degrees(go->yaw), -40, 1e-9);
    assert_near(go->window[GROUP_WEIGHT].to, .5, 0);
    assert_near(go->window[GROUP_LEGS].from, .25, 0);
    assert_near(go->window[GROUP_ARMS].to, 0, 0); // zero means the whole move
    assert_string_equal(go->say.id, "all.out_1");
    assert_string_equal(go->say.brief, "O");
    assert_int_equal(go->feel, 3u << AREA_HIP);
    assert_int_equal(hold->kind, STEP_HOLD);
    assert_int_equal(hold->air, AIR_IN);
    assert_int_equal(hold->pose, go->pose);
    assert_string_equal(hold->say.text, "Hold");
    assert_null(hold->say.brief);
    assert_int_equal(back->air, AIR_IN);
    assert_string_equal(v->pose[back->via].id, "b");
    assert_near(back->via_at, .5, 0);
    assert_null(back->say.text);
    assert_string_equal(back->say.id, "all.in_1");
    assert_string_equal(v->after.step[1].say.id, "all.after_in_1");
    pack_close(&pack);
}

// ---- versions

static const char VERSIONS[] =
    "exercise {\n"
    "  id = 'cat', name = 'Cat', reps = 2, props = { 'mat' },\n"
    "  poses = {\n"
    "    tall = { base = 'standing', knees = 6 },\n"
    "    low = { base = 'tall', spine = { flex = 20, turn = 5 }, neck = { flex = 3 } },\n"
    "  },\n"
    "  steps = { exhale { pose = 'low', say = 'Out' }, inhale { pose = 'tall' } },\n"
    "  ready = 'Stand.',\n"
    "  versions = {\n"
    "    easier = { name = 'Easier', poses = { low = { spine = { flex = 10 } }, tall = { knees = "
    "12 } } },\n"
    "    lying = { name = 'Lying', props = { 'mat', 'chair' }, camera = { floor = true },\n"
    "      poses = { low = { base = 'lying_on_back', spine = { turn = 1 } } },\n"
    "      steps = { exhale { pose = 'low' }, inhale { pose = 'low' } }, ready = 'Lie.' },\n"
    "  },\n"
    "}\n";

static void versions_inherit(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_write(&pack, "exercises/cat.lua", VERSIONS);
    pack_read(&pack, NULL, NULL);
    const Exercise *e = pack_exercise(&pack, "cat");
    assert_int_equal(e->version_count, 3);
    const Version *normal = &e->version[0];
    const Version *easier = &e->version[exercise_version(e, "easier")];
    const Version *lying = &e->version[exercise_version(e, "lying")];
    assert_string_equal(normal->id, "normal");
    assert_near(degrees_of(pose_of(normal, "low"), CHANNEL_SPINE_FLEX), 20, 1e-9);
    assert_near(degrees_of(pose_of(easier, "low"), CHANNEL_SPINE_FLEX), 10, 1e-9);
    assert_near(degrees_of(pose_of(easier, "low"), CHANNEL_SPINE_TURN), 5, 1e-9);
    assert_near(degrees_of(pose_of(easier, "low"), CHANNEL_KNEE), 12, 1e-9); // by way of its base
    assert_string_equal(easier->each.step[0].say.id, "cat.out_1");
    assert_string_equal(easier->ready.text, "Stand.");
    // With a base of its own a pose stands alone.
    assert_int_equal(pose_of(lying, "low")->goal.stance, STANCE_LYING_ON_BACK);
    assert_false(pose_of(lying, "low")->goal.set[CHANNEL_SPINE_FLEX]);
    assert_false(pose_of(lying, "low")->goal.set[CHANNEL_KNEE]);
    assert_int_equal(pose_of(lying, "low")->goal.contact[PART_BACK], CONTACT_REST);
    assert_int_equal(pose_of(lying, "tall")->goal.stance, STANCE_STANDING);
    assert_true(lying->prop[PROP_CHAIR] && !normal->prop[PROP_CHAIR]);
    assert_true(lying->camera.floor && !normal->camera.floor);
    assert_string_equal(lying->each.step[0].say.id, "cat.lying.out_1");
    assert_string_equal(lying->ready.id, "cat.lying.ready");
    assert_string_equal(lying->pose[lying->start].id, "low");
    pack_close(&pack);
}

// ---- packs

// How files are called in messages: of the game's own pack by their path inside, of others as they
// are given.
static void names_of_files(void **state) {
    (void)state;
    TestPack pack;
    char folder[256], expected[512];
    pack_open(&pack);
    pack_write(&pack, "loose.lua", "x =");
    pack_write(&pack, "scripts/exercises/one.lua", "x =");
    pack_read(&pack, NULL, NULL);
    assert_int_equal(pack.library.faults.count, 2);
    assert_string_equal(pack.library.faults.line[0],
                        "scripts/exercises/one.lua:1: unexpected symbol near <eof>");
    assert_string_equal(pack.library.faults.line[1], "loose.lua:1: unexpected symbol near <eof>");
    script_destroy(pack.script);
    script_free_library(&pack.library);
    snprintf(folder, sizeof folder, "%s/scripts/exercises//", pack.folder);
    const char *packs[] = {TEST_SOURCE_DIR, folder};
    pack.script = script_load(&pack.library, packs, 2, NULL, 1);
    snprintf(expected, sizeof expected,
             "%s/scripts/exercises/one.lua:1: unexpected symbol near <eof>", pack.folder);
    assert_int_equal(pack.library.faults.count, 1);
    assert_string_equal(pack.library.faults.line[0], expected);
    pack_close(&pack);
}

static void names_that_are_too_long(void **state) {
    (void)state;
    char name[5000];
    memset(name, 'a', sizeof name);
    name[0] = '/';
    name[sizeof name - 1] = '\0';
    const char *packs[] = {TEST_SOURCE_DIR, name};
    Library library;
    Script *script = script_load(&library, packs, 2, NULL, 1);
    assert_int_equal(library.faults.count, 1);
    assert_true(report_has(&library.faults, "too long"));
    script_destroy(script);
    script_free_library(&library);
}

#define CAT(name)                                                                                  \
    "exercise { id = 'cat', name = '" name "', poses = { tall = { base = 'standing' } },\n"        \
    "steps = { exhale { pose = 'tall' }, inhale { pose = 'tall' } } }\n"

static void a_broken_card_leaves_the_rest(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_write(&pack, "exercises/a_broken.lua", "exercise { id = 'broken', name = 'B' }");
    pack_write(&pack, "exercises/b_loop.lua", "while true do end");
    pack_write(&pack, "exercises/cat.lua", CAT("Cat"));
    pack_write(&pack, "levels/both.lua",
               "level { id = 'both', name = 'B', moves = { 'broken', 'cat' } }");
    pack_write(&pack, "levels/one.lua", "level { id = 'one', name = 'O', moves = { 'broken' } }");
    pack_write(&pack, "levels/none.lua", "level { id = 'none', name = 'N', moves = { 'nobody' } }");
    pack_read(&pack, NULL, NULL);
    const Library *l = &pack.library;
    assert_int_equal(l->exercise_count, 1);
    assert_int_equal(l->level_count, 1); // with the movement that is whole
    assert_string_equal(l->level[0].id, "both");
    assert_int_equal(l->level[0].move_count, 1);
    assert_true(report_has(&l->faults, "exercises/a_broken.lua:1: exercise has no 'steps'"));
    assert_true(report_has(&l->faults, "exercises/b_loop.lua:1: runs too long"));
    assert_true(report_has(&l->faults, "levels/one.lua:1: 'moves' is empty"));
    assert_true(report_has(&l->faults, "levels/none.lua:1: there is no exercise 'nobody'"));
    assert_int_equal(l->faults.count, 4);
    pack_close(&pack);
}

static void a_later_pack_goes_over(void **state) {
    (void)state;
    TestPack first, second;
    pack_open(&first);
    pack_open(&second);
    pack_write(&first, "exercises/cat.lua", CAT("First"));
    pack_write(&first, "levels/l.lua", "level { id = 'l', name = 'L', moves = { 'cat' } }");
    pack_write(&second, "scripts/exercises/cat.lua", CAT("Second"));
    pack_write(&second, "scripts/avatars/bob.lua",
               "avatar { id = 'bob', name = 'Bob', height = 1.8 }");
    pack_read(&second, first.folder, NULL);
    const Library *l = &second.library;
    assert_int_equal(l->faults.count, 0);
    assert_int_equal(l->exercise_count, 1);
    assert_string_equal(l->exercise[0].name, "Second");
    assert_non_null(strstr(l->exercise[0].file, second.folder)); // a guest shows its whole path
    assert_int_equal(l->level[0].move_count, 1);
    assert_near(l->figure[library_figure(l, "bob")].height, 1.8, 0);
    // The guest's own second one is one too many.
    pack_write(&second, "scripts/exercises/cat.lua", CAT("Second") CAT("Third"));
    pack_read(&second, first.folder, NULL);
    assert_string_equal(second.library.exercise[0].name, "Second");
    assert_true(report_has(&second.library.faults, "cat.lua:3: the id 'cat' is taken"));
    // A guest that is broken does not take the place.
    pack_write(&second, "scripts/exercises/cat.lua", "exercise { id = 'cat', name = 'Third' }");
    pack_read(&second, first.folder, NULL);
    assert_string_equal(second.library.exercise[0].name, "First");
    assert_int_equal(second.library.level[0].move_count, 1);
    pack_close(&second);
    assert_int_equal(first.library.exercise_count, 0);
    folder_drop(first.folder);
}

static void a_single_file(void **state) {
    (void)state;
    TestPack pack;
    char path[256];
    pack_open(&pack);
    pack_write(&pack, "cat.lua", CAT("Cat"));
    path_join(path, sizeof path, pack.folder, "cat.lua");
    const char *packs[] = {TEST_SOURCE_DIR, path, "/no/such/file.lua"};
    pack.script = script_load(&pack.library, packs, 3, NULL, 1);
    assert_string_equal(pack_exercise(&pack, "cat")->file, path);
    assert_int_equal(pack.library.faults.count, 1);
    assert_string_equal(pack.library.faults.line[0], "/no/such/file.lua:1: cannot be read");
    pack_close(&pack);
}

static void another_language(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_write(&pack, "exercises/cat.lua", VERSIONS);
    pack_write(&pack, "scripts/words.lua",
               "words { ['home.title'] = 'Garden', ['home.go'] = 'Go' }");
    pack_write(
        &pack, "languages/xy.lua",
        "language { id = 'xy', name = 'Xy', texts = {\n"
        "  ['home.title'] = 'Gxrden', ['cat.name'] = 'Cxt', ['cat.easier.name'] = 'Exsier',\n"
        "  ['cat.out_1'] = { 'Oxt', short = 'Ox' }, ['cat.in_1'] = 'Ixn',\n"
        "  ['cat.lying.ready'] = 'Lxe',\n"
        "  ['home.titel'] = 'x',\n"
        "} }\n");
    pack_read(&pack, NULL, "xy");
    const Exercise *e = pack_exercise(&pack, "cat");
    assert_string_equal(e->name, "Cxt");
    assert_string_equal(e->version[1].name, "Exsier");
    assert_string_equal(e->version[0].each.step[0].say.text, "Oxt");
    assert_string_equal(e->version[0].each.step[0].say.brief, "Ox");
    assert_string_equal(e->version[0].each.step[1].say.text, "Ixn"); // English had none
    assert_string_equal(e->version[2].ready.text, "Lxe");
    assert_string_equal(script_words(pack.script, "home.title"), "Gxrden");
    assert_string_equal(script_words(pack.script, "home.go"), "Go");
    assert_int_equal(pack.library.faults.count, 1);
    assert_string_equal(
        pack.library.faults.line[0],
        "languages/xy.lua:5: there is no text 'home.titel' (did you mean 'home.title'?)");
    pack_read(&pack, NULL, "de"); // not there: English
    assert_string_equal(pack_exercise(&pack, "cat")->name, "Cat");
    assert_int_equal(pack.library.faults.count, 0);
    pack_close(&pack);
}

static void too_many_of_all(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_write(
        &pack, "exercises/many.lua",
        "for i = 1, 70 do\n"
        "exercise { id = 'cat_' .. i, name = 'Cat', poses = { tall = { base = 'standing' } },\n"
        "steps = { exhale { pose = 'tall' }, inhale { pose = 'tall' } } }\nend\n");
    pack_write(&pack, "avatars/many.lua",
               "for i = 1, 70 do avatar { id = 'p' .. i, name = 'P', height = 1.5 } end");
    pack_write(&pack, "levels/many.lua",
               "for i = 1, 70 do level { id = 'l' .. i, name = 'L', moves = { 'cat_1' } } end");
    pack_write(&pack, "rewards/many.lua",
               "for i = 1, 140 do reward { id = 'r' .. i, name = 'R', on = 'rep_done',\n"
               "show = function() end } end");
    pack_read(&pack, NULL, NULL);
    assert_int_equal(pack.library.exercise_count, EXERCISES_MAX);
    assert_int_equal(pack.library.level_count, LEVELS_MAX);
    assert_int_equal(pack.library.figure_count, 64);
    assert_int_equal(pack.library.reward_count, 128);
    assert_true(report_has(&pack.library.faults,
                           "exercises/many.lua:2: there are too many; at most 64 fit"));
    pack_write(&pack, "exercises/many.lua", "for i = 1, 1000 do exercise {} end");
    pack_read(&pack, NULL, NULL);
    assert_true(
        report_has(&pack.library.faults, "exercises/many.lua:1: a pack has at most 400 cards"));
    pack_close(&pack);
}

static void empty_and_missing_packs(void **state) {
    (void)state;
    TestPack pack;
    pack_open(&pack);
    pack_read(&pack, NULL, NULL);
    assert_int_equal(pack.library.faults.count, 0);
    assert_int_equal(pack.library.exercise_count, 0);
    assert_string_equal(script_words(pack.script, "home.title"), "home.title");
    pack_close(&pack);
    Library library;
    Script *script = script_load(&library, NULL, 0, NULL, 1);
    assert_int_equal(library.exercise_count, 0);
    script_destroy(script);
    script_free_library(&library);
    script_destroy(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_movements),       cmocka_unit_test(shipped_levels),
        cmocka_unit_test(shipped_rooms),           cmocka_unit_test(shipped_people),
        cmocka_unit_test(shipped_steps),           cmocka_unit_test(shipped_scripts_load_quickly),
        cmocka_unit_test(every_field_arrives),     cmocka_unit_test(every_angle_arrives),
        cmocka_unit_test(bases_and_contacts),      cmocka_unit_test(every_step_arrives),
        cmocka_unit_test(versions_inherit),        cmocka_unit_test(a_broken_card_leaves_the_rest),
        cmocka_unit_test(a_later_pack_goes_over),  cmocka_unit_test(a_single_file),
        cmocka_unit_test(another_language),        cmocka_unit_test(too_many_of_all),
        cmocka_unit_test(empty_and_missing_packs), cmocka_unit_test(names_of_files),
        cmocka_unit_test(names_that_are_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
