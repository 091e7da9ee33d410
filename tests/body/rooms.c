// ctest: plain
// The small life of the rooms: nobody and no words hide the baby's face, whoever does what in which
// room.
#include "check.h"

#include "session.h"
#include "shipped.h"
#include "stage_inside.h"

enum { HEIGHT = 180, MOST = 4 };

typedef struct {
    const char *id[MOST];
    int count, width; // of the picture
} People;

static const People SETS[] = {{{"mum"}, 1, 320},
                              {{"mum", "kid"}, 2, 320},
                              {{"mum", "kid"}, 2, 240},
                              {{"grandma", "dad"}, 2, 320},
                              {{"mum", "dad", "kid"}, 3, 320},
                              {{"mum", "dad", "kid", "grandma"}, 4, 320}};

typedef struct {
    Stage *stage;
    const StageScene *scene;
    int people, faces, covered; // moments in which a face was seen, and was hidden
} Watch;

static bool within(PaintBox box, double x, double y) {
    return x > (double)box.x && x < (double)(box.x + box.w) && y > (double)box.y &&
           y < (double)(box.y + box.h);
}

// Whether a bone of somebody, or a head, lies over a box.
static bool is_covered(const Watch *l, PaintBox box) {
    const Camera *c = stage_camera(l->stage);
    double x, y, depth;
    for (int i = 0; i < l->people; i++) {
        const Body *b = &stage_posture(l->stage, i)->body;
        for (int j = 1; j < JOINT_COUNT; j++)
            for (int k = 0; k <= 6; k++) {
                Vec3 at = vec_mix(b->position[joint_parent((Joint)j)], b->position[j], k / 6.0);
                if (camera_project(c, at, &x, &y, &depth) && within(box, x, y))
                    return true;
            }
    }
    return within(box, l->scene->view.cards * c->width + 1, box.y + .5f * box.h) &&
           (double)box.y < .28 * HEIGHT;
}

static void look(Watch *l, const Timeline *t, double breath, RoomId room) {
    StageShot shot = {.scene = l->scene, .timeline = t, .breath = breath, .room = room};
    RoomSpot spot[ROOM_SPOTS];
    stage_draw(l->stage, &shot);
    const Camera *c = stage_camera(l->stage);
    room_spots(room, stage_room(l->stage), c->width, c->height, spot);
    PaintBox face = spot[0].box;
    assert_int_equal(spot[0].kind, ROOM_FACE);
    l->faces += face.x > 0;
    l->covered += face.x > 0 && is_covered(l, face);
}

static Watch look_at(Stage *stage, const People *people, const Exercise *e, RoomId room,
                     double aside) {
    Timeline t;
    timeline_init(&t, e, 0, BREATH_SECONDS_DEFAULT);
    Watch l = {.stage = stage, .scene = stage_scene(stage, e, 0, 1), .people = people->count};
    stage_kept(stage, &e->version[0], 1)->view.slide[room] += aside;
    for (int i = 0; i < t.count && t.phase[i].rep < 2; i++)
        look(&l, &t, mix(t.phase[i].start, phase_end(&t.phase[i]), .9), room);
    stage_kept(stage, &e->version[0], 1)->view.slide[room] -= aside;
    timeline_free(&t);
    return l;
}

static void nobody_hides_the_baby(void **state) {
    (void)state;
    int scenes = 0, seen = 0, hidden = 0, planted = 0;
    for (size_t n = 0; n < COUNT(SETS); n++) {
        const Figure *f[MOST];
        for (int i = 0; i < SETS[n].count; i++)
            f[i] = shipped_person(&shipped, SETS[n].id[i]);
        Stage *stage = stage_create(f, SETS[n].count, SETS[n].width, HEIGHT, HOUR_NOON);
        for (int e = 0; e < shipped.library.exercise_count; e++)
            for (int room = 0; room < ROOM_COUNT; room++) {
                const Exercise *x = &shipped.library.exercise[e];
                Watch l = look_at(stage, &SETS[n], x, (RoomId)room, 0);
                scenes++;
                seen += l.faces > 0;
                hidden += l.covered > 0;
                if (l.covered > 0)
                    print_error("%s and %d others, %d wide, %s, room %d: the baby is hidden\n",
                                SETS[n].id[0], SETS[n].count - 1, SETS[n].width, x->id, room);
                if (n == 5) // as it would lie without sliding
                    planted +=
                        look_at(stage, &SETS[n], x, (RoomId)room, .25 - l.scene->view.slide[room])
                            .covered;
            }
        stage_destroy(stage);
    }
    print_message("%d scenes, the baby seen in %d, hidden in %d, planted %d\n", scenes, seen,
                  hidden, planted);
    assert_int_equal(hidden, 0);
    assert_true(seen > scenes / 2);
    assert_true(planted > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(nobody_hides_the_baby)};
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
