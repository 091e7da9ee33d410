// ctest: plain
// What a family sees of itself: the one who leads is large, everybody whole in the picture, nobody
// over a face or a hand of somebody else, no words and no lantern over them either.
#include "check.h"

#include "session.h"
#include "shipped.h"
#include "stage_inside.h"

enum { WIDTH = 320, HEIGHT = 180, MOST = 4 };

typedef struct {
    const char *id[MOST];
    int count, height; // of the picture
} People;

static const People SETS[] = {{{"mum"}, 1, HEIGHT},
                              {{"kid"}, 1, HEIGHT},
                              {{"mum", "kid"}, 2, HEIGHT},
                              {{"mum", "kid"}, 2, WIDTH * 3 / 4},
                              {{"mum", "kid"}, 2, WIDTH * 9 / 21},
                              {{"grandma", "brother"}, 2, HEIGHT},
                              {{"mum", "kid", "dad"}, 3, HEIGHT},
                              {{"mum", "kid", "grandma", "dad"}, 4, HEIGHT},
                              {{"dad", "grandma", "kid", "mum"}, 4, HEIGHT}};

typedef struct {
    double x0, y0, x1, y1; // shares of the picture
} Box;

static const Box NOTHING = {1e9, 1e9, -1e9, -1e9};

static void widen(Box *box, Stage *stage, Vec3 at, double reach) {
    double x, y, depth;
    const Camera *c = stage_camera(stage);
    if (!camera_project(c, at, &x, &y, &depth))
        return;
    double r = reach * c->focal / depth;
    box->x0 = fmin(box->x0, (x - r) / c->width);
    box->x1 = fmax(box->x1, (x + r) / c->width);
    box->y0 = fmin(box->y0, (y - r) / c->height);
    box->y1 = fmax(box->y1, (y + r) / c->height);
}

typedef struct {
    Box whole, face, hand[2];
    double depth;
} Seen;

static Seen seen_of(Stage *stage, const Figure *f, int who) {
    const Posture *p = stage_posture(stage, who);
    Seen s = {NOTHING, NOTHING, {NOTHING, NOTHING}, 0};
    for (int j = 0; j < JOINT_COUNT; j++)
        widen(&s.whole, stage, p->body.position[j], .02 * f->height);
    Vec3 head = vec_mix(p->body.position[JOINT_HEAD], p->body.position[JOINT_CROWN], .5);
    widen(&s.face, stage, head, .42 * f->head);
    widen(&s.whole, stage, head, .5 * f->head);
    for (int k = 0; k < 2; k++) {
        widen(&s.hand[k], stage, p->body.position[JOINT_KNUCKLES + k], .03 * f->height);
        widen(&s.whole, stage, p->body.position[JOINT_KNUCKLES + k], .03 * f->height);
    }
    double x, y;
    camera_project(stage_camera(stage), p->body.position[JOINT_PELVIS], &x, &y, &s.depth);
    return s;
}

// ---- what is wrong with a moment ----

typedef struct {
    Stage *stage;
    const StageScene *scene;
    const People *people;
    Seen seen[MOST];
    double high, wide; // of the one who leads, the most so far
    double hidden;     // the share of somebody that chairs cover, the most so far
} Moment;

static bool cut_off(const Moment *m) {
    for (int i = 0; i < m->people->count; i++) {
        const Box *b = &m->seen[i].whole;
        if (b->x0 < .004 || b->y0 < .004 || b->x1 > .996 || b->y1 > .996)
            return true;
    }
    return false;
}

static bool within(const Box *box, double x, double y) {
    return x > box->x0 && x < box->x1 && y > box->y0 && y < box->y1;
}

// Whether a limb of somebody who is nearer lies over a box.
static bool covered(const Moment *m, int who, const Box *box) {
    const Camera *c = stage_camera(m->stage);
    for (int i = 0; i < m->people->count; i++) {
        const Body *b = &stage_posture(m->stage, i)->body;
        if (i == who || m->seen[i].depth > m->seen[who].depth)
            continue;
        for (int j = 1; j < JOINT_COUNT; j++)
            for (int k = 0; k <= 4; k++) {
                double x, y, depth;
                Vec3 at = vec_mix(b->position[joint_parent((Joint)j)], b->position[j], k / 4.0);
                camera_project(c, at, &x, &y, &depth);
                if (within(box, x / c->width, y / c->height))
                    return true;
            }
    }
    return false;
}

// What a chair covers of the picture: its back, and its seat with the legs (see prop_chair).
static void chair_of(const Moment *m, const StageShot *shot, int who, Box box[2], double *depth) {
    const Figure *f = m->scene->motion[who].figure;
    MatFrame floor = stage_spot(shot, who).floor;
    floor.place = vec_add(floor.place, m->scene->view.place[who]);
    MatFrame chair = frame_mul(floor, floor_chair(f));
    double x, y;
    for (int seat = 0; seat < 2; seat++) {
        box[seat] = NOTHING;
        for (int k = 0; k < 8; k++) {
            Vec3 corner = {k & 1 ? .13 : -.13, 0, k & 2 ? seat ? .25 : .02 : 0};
            corner.y = k & 4 ? seat ? .29 : f->chair_top / f->height : 0;
            widen(&box[seat], m->stage, frame_at(chair, vec_scale(corner, f->height)), 0);
        }
    }
    camera_project(stage_camera(m->stage), chair.place, &x, &y, depth);
}

// The share of somebody's body that the chairs of others cover, the most so far; 1 for a face or a
// hand, of up to three people.
static double behind_chairs(const Moment *m, const StageShot *shot, int who) {
    const Camera *c = stage_camera(m->stage);
    const Body *b = &stage_posture(m->stage, who)->body;
    const Box *part[] = {&m->seen[who].face, &m->seen[who].hand[0], &m->seen[who].hand[1]};
    int hidden = 0, count = 0;
    for (int i = 0; i < m->people->count; i++) {
        Box box[2];
        double near;
        if (i == who || m->stage->actor[i].here[THING_CHAIR] <= 0)
            continue;
        chair_of(m, shot, i, box, &near);
        if (near > m->seen[who].depth)
            continue;
        for (int k = 0; k < 6; k++) {
            double x = .5 * (part[k / 2]->x0 + part[k / 2]->x1);
            if (m->people->count < MOST &&
                within(&box[k % 2], x, .5 * (part[k / 2]->y0 + part[k / 2]->y1)))
                return 1;
        }
        for (int j = 1; j < JOINT_COUNT; j++, count++) {
            double x, y, depth;
            camera_project(c, b->position[j], &x, &y, &depth);
            x /= c->width;
            y /= c->height;
            hidden += within(&box[0], x, y) || within(&box[1], x, y);
        }
    }
    return count > 0 ? (double)hidden / count : 0;
}

// Words lie in the right upper part as far down and to the left as the view says.
static bool under_words(const Moment *m, const Box *box) {
    return box->x1 > m->scene->view.cards && box->y0 < m->scene->view.clear - .01;
}

// The lantern and its petals lie in the right upper corner, with the largest border farthest in.
static bool under_lantern(const Moment *m, const Box *box) {
    const Camera *c = stage_camera(m->stage);
    const double wide = 236.0 / 1080 * c->height / c->width, high = 200.0 / 1080;
    for (double border = .03; border < .11; border += .01)
        if (box->x1 > 1 - border - wide && box->x0 < 1 - border && box->y0 < border + high)
            return true;
    return false;
}

// Two do it side by side, nearly as far away.
static bool far_behind(const Moment *m) {
    return m->people->count == 2 && m->seen[1].depth > 1.35 * m->seen[0].depth;
}

// Somebody is nearer than who leads.
static bool before_who_leads(const Moment *m) {
    for (int i = 1; i < m->people->count; i++)
        if (m->scene->view.place[i].z > m->scene->view.place[0].z + 1e-6)
            return true;
    return false;
}

// The mat of who leads leaves the picture on the left; in a large family on the floor it may.
static bool mat_is_cut(const Moment *m) {
    const Motion *lead = &m->scene->motion[0];
    Box mat = NOTHING;
    if (m->people->count > 2 && m->scene->version->camera.floor)
        return false;
    if (!things_needed(lead->version, THING_MAT))
        return false;
    MatFrame floor = stage_spot_still(m->scene, 0, false).floor;
    floor.place = vec_add(floor.place, m->scene->view.place[0]);
    for (int end = -1; end <= 1; end += 2) {
        Vec3 middle = {0, 0, .5 * end * FLOOR_MAT_LENGTH * lead->figure->height};
        widen(&mat, m->stage, frame_at(floor, middle), 0);
    }
    return mat.x0 < .008;
}

static const char *fault_of(const Moment *m) {
    if (before_who_leads(m))
        return "somebody is before who leads";
    if (cut_off(m))
        return "somebody is cut off";
    if (mat_is_cut(m))
        return "the mat is cut off";
    if (far_behind(m))
        return "the other one is far behind";
    for (int i = 0; i < m->people->count; i++) {
        const Box *part[] = {&m->seen[i].face, &m->seen[i].hand[0], &m->seen[i].hand[1]};
        for (int k = 0; k < 3; k++) {
            if (covered(m, i, part[k]))
                return k ? "a hand is covered" : "a face is covered";
            if (under_words(m, part[k]))
                return "words lie over a face or a hand";
            if (under_lantern(m, part[k]))
                return "the lantern lies over a face or a hand";
        }
    }
    return NULL;
}

static void look(Moment *m, const Figure *const *f, const Timeline *t, double breath) {
    StageShot shot = {.scene = m->scene, .timeline = t, .breath = breath};
    stage_draw(m->stage, &shot);
    for (int i = 0; i < m->people->count; i++)
        m->seen[i] = seen_of(m->stage, f[i], i);
    for (int i = 0; i < m->people->count; i++)
        m->hidden = fmax(m->hidden, behind_chairs(m, &shot, i));
    m->high = fmax(m->high, m->seen[0].whole.y1 - m->seen[0].whole.y0);
    m->wide = fmax(m->wide, m->seen[0].whole.x1 - m->seen[0].whole.x0);
}

// The one who leads is large. Alone or with one other: 62 % of the height when standing, 52 % of
// the width (or 44 % of the height) on the floor; in a larger family 51 %, and 30 % of the width.
static bool is_large(const Moment *m) {
    bool floor = m->scene->version->camera.floor, few = m->people->count <= 2;
    if (floor)
        return m->wide >= (few ? .52 : .3) || m->high >= (few ? .44 : .33);
    const Version *v = stage_version(m->scene, 0);
    // Who sits or leans is no taller.
    bool leans = v->prop[PROP_CHAIR] || v->prop[PROP_WALL] || strcmp(v->id, "standing") == 0;
    return m->high >= (few ? leans ? .54 : .62 : leans ? .38 : .51);
}

static int faults;
static const double CHAIRS_HIDE = .1; // of a body's joints, of people behind; faces and hands never

static void check_version(Stage *stage, const People *people, const Figure *const *f,
                          const Exercise *e, int version) {
    Timeline t;
    timeline_init(&t, e, version, BREATH_SECONDS_DEFAULT);
    Moment m = {.stage = stage, .scene = stage_scene(stage, e, version, 1), .people = people};
    int told = 0;
    for (int i = 0; i < t.count; i++) {
        if (t.phase[i].rep > 2 && t.phase[i].side == t.phase[i - 1].side)
            continue; // as before
        for (int k = 1; k <= 2; k++) {
            look(&m, f, &t, mix(t.phase[i].start, phase_end(&t.phase[i]), .49 * k));
            const char *fault = fault_of(&m);
            if (fault && told++ == 0)
                print_error("%s and %d others, %s %s, breath %.1f: %s\n", people->id[0],
                            people->count - 1, e->id, e->version[version].id, t.phase[i].start,
                            fault);
        }
    }

    if (m.hidden > CHAIRS_HIDE && ++told)
        print_error("%s and %d others, %s %s: chairs cover %.2f of somebody\n", people->id[0],
                    people->count - 1, e->id, e->version[version].id, m.hidden);
    bool usual = people->height == HEIGHT; // another shape has less room in one way
    if (usual && !is_large(&m) && ++told)
        print_error("%s and %d others, %s %s: only %.2f high, %.2f wide\n", people->id[0],
                    people->count - 1, e->id, e->version[version].id, m.high, m.wide);
    faults += told > 0;
    timeline_free(&t);
}

static void check_people(const People *people) {
    const Figure *f[MOST];
    for (int i = 0; i < people->count; i++)
        f[i] = shipped_person(&shipped, people->id[i]);
    Stage *stage = stage_create(f, people->count, WIDTH, people->height, HOUR_NOON);
    assert_non_null(stage);
    for (int e = 0; e < shipped.library.exercise_count; e++)
        for (int v = 0; v < shipped.library.exercise[e].version_count; v++)
            check_version(stage, people, f, &shipped.library.exercise[e], v);
    stage_destroy(stage);
}

static void everybody_is_seen(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(SETS); i++)
        check_people(&SETS[i]);
    assert_int_equal(faults, 0);
}

static void assert_fault(const Moment *m, const char *fault) {
    const char *found = fault_of(m);
    assert_string_equal(found ? found : "nothing", fault);
}

// Each check finds what it looks for.
static void what_is_wrong_is_found(void **state) {
    (void)state;
    const Figure *f[] = {shipped_person(&shipped, "mum"), shipped_person(&shipped, "kid")};
    Stage *stage = stage_create(f, 2, WIDTH, HEIGHT, HOUR_NOON);
    const Exercise *e = shipped_exercise(&shipped, "side_to_side_bend");
    Timeline t;
    timeline_init(&t, e, 0, BREATH_SECONDS_DEFAULT);
    stage_scene(stage, e, 0, 1);
    StageScene *scene = stage_kept(stage, &e->version[0], 1);
    const StageView good = scene->view;
    Moment m = {.stage = stage, .scene = scene, .people = &SETS[2]}; // mum and child
    look(&m, f, &t, 0);
    assert_null(fault_of(&m));
    scene->view.place[1] = vec_add(good.place[0], vec3(.1, 0, -.6));
    look(&m, f, &t, 0);
    assert_fault(&m, "a face is covered");
    scene->view = good;
    scene->view.distance *= .8;
    look(&m, f, &t, 1.5);
    assert_fault(&m, "somebody is cut off");
    scene->view = good;
    scene->view.clear = .9;
    look(&m, f, &t, 0);
    assert_fault(&m, "words lie over a face or a hand");
    scene->view = good;
    scene->view.clear = 0;
    scene->view.place[1] = vec_add(good.place[1], vec3(.75, .8, 0));
    look(&m, f, &t, 0);
    assert_fault(&m, "the lantern lies over a face or a hand");
    scene->view = good;
    scene->view.place[1].z = good.place[0].z - 1.8;
    look(&m, f, &t, 0);
    assert_fault(&m, "the other one is far behind");
    scene->view = good;
    scene->view.place[1].z = good.place[0].z + .1;
    look(&m, f, &t, 0);
    assert_fault(&m, "somebody is before who leads");
    scene->view = good;
    scene->view.target.x += .55;
    look(&m, f, &t, 0);
    assert_fault(&m, "the mat is cut off");
    m.high = m.wide = 0;
    scene->view = good;
    scene->view.distance *= 2;
    look(&m, f, &t, 1.5);
    assert_false(is_large(&m));
    timeline_free(&t);
    stage_destroy(stage);
}

// A chair that covers somebody is found.
static void a_chair_before_somebody_is_found(void **state) {
    (void)state;
    const Figure *f[] = {shipped_person(&shipped, "mum"), shipped_person(&shipped, "kid")};
    Stage *stage = stage_create(f, 2, WIDTH, HEIGHT, HOUR_NOON);
    const Exercise *e = shipped_exercise(&shipped, "side_to_side_bend");
    int chair = exercise_version(e, "chair");
    Timeline t;
    timeline_init(&t, e, chair, BREATH_SECONDS_DEFAULT);
    stage_scene(stage, e, chair, 1);
    StageScene *scene = stage_kept(stage, &e->version[chair], 1);
    Moment m = {.stage = stage, .scene = scene, .people = &SETS[2]}; // mum and child
    look(&m, f, &t, 0);
    assert_true(m.hidden <= CHAIRS_HIDE);
    // The child behind the back of mum's chair.
    MatFrame floor = stage_spot_still(scene, 0, false).floor;
    Vec3 rail = frame_at(frame_mul(floor, floor_chair(f[0])), vec3(0, 0, 0));
    Vec3 child = stage_posture(stage, 1)->body.position[JOINT_PELVIS];
    Vec3 *place = scene->view.place;
    Vec3 to = vec_add(vec_add(place[0], rail), vec3(0, 0, -.7));
    place[1] = vec_add(place[1], vec3(to.x - child.x, 0, to.z - child.z));
    look(&m, f, &t, 0);
    assert_true(m.hidden > CHAIRS_HIDE);
    timeline_free(&t);
    stage_destroy(stage);
}

// What is off on a way from the start of one version to that of another, or NULL.
static const char *way_fault(Moment *m, const Figure *const *f, const StageScene *from) {
    StageShot shot = {.scene = m->scene, .from = from, .change_seconds = 14};
    shot.from_pose = from->version->start;
    shot.to_pose = m->scene->version->start;
    for (int k = 0; k <= 30; k++) {
        m->high = shot.change = k / 30.0;
        stage_draw(m->stage, &shot);
        for (int i = 0; i < m->people->count; i++) {
            m->seen[i] = seen_of(m->stage, f[i], i);
            const Box *part[] = {&m->seen[i].face, &m->seen[i].hand[0], &m->seen[i].hand[1]};
            for (int p = 0; p < 3; p++)
                if (part[p]->x0 < 0 || part[p]->y0 < 0 || part[p]->x1 > 1 || part[p]->y1 > 1)
                    return p ? "a hand leaves the picture" : "a head leaves the picture";
        }
    }
    return NULL;
}

// People rise, lie down and go: heads and hands stay in the picture on the way.
static void ways_are_seen(void **state) {
    (void)state;
    static const char *const stops[][2] = {{"front_to_back_opener", NULL},
                                           {"twisting_cat", NULL},
                                           {"supported_forward_bend", NULL},
                                           {"knee_to_chest_release", "lying"},
                                           {"knee_to_chest_release", "chair"},
                                           {"side_to_side_bend", NULL},
                                           {"twisting_cat", NULL}};
    static const People sets[] = {{{"mum"}, 1, HEIGHT},
                                  {{"mum", "kid"}, 2, HEIGHT},
                                  {{"mum", "kid", "grandma", "dad"}, 4, HEIGHT}};
    int found = 0;
    for (size_t n = 0; n < COUNT(sets); n++) {
        const Figure *f[MOST];
        for (int i = 0; i < sets[n].count; i++)
            f[i] = shipped_person(&shipped, sets[n].id[i]);
        Stage *stage = stage_create(f, sets[n].count, WIDTH, HEIGHT, HOUR_NOON);
        const StageScene *last = NULL;
        for (size_t i = 0; i < COUNT(stops); i++) {
            const Exercise *e = shipped_exercise(&shipped, stops[i][0]);
            Moment m = {.stage = stage, .people = &sets[n]};
            m.scene = stage_scene(stage, e, exercise_version(e, stops[i][1]), 1);
            const char *fault = last ? way_fault(&m, f, last) : NULL;
            if (fault && ++found)
                print_error("%d people, to %s, at %.2f: %s\n", sets[n].count, e->id, m.high, fault);
            if (last && last->version->camera.floor && sets[n].count == 2 && i == 2) {
                memset(stage->back.step, 0, sizeof stage->back.step); // without it
                assert_non_null(way_fault(&m, f, last));
            }
            last = m.scene;
        }
        stage_destroy(stage);
    }
    assert_int_equal(found, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(everybody_is_seen),
                                       cmocka_unit_test(ways_are_seen),
                                       cmocka_unit_test(what_is_wrong_is_found),
                                       cmocka_unit_test(a_chair_before_somebody_is_found)};
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
