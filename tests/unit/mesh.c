// The skin of both people: closed, mirrored, as thick as their girths say, the same at every
// making.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "mesh.h"

typedef struct {
    Figure figure;
    Mesh mesh;
} Made;

static Made make(bool child) {
    Made made;
    figure_init(&made.figure, child ? 1.10 : 1.65, child);
    made.figure.look.hair_style = child ? HAIR_BUNCHES : HAIR_BUN;
    made.figure.look.stripes = child;
    assert_true(mesh_make(&made.figure, 1, &made.mesh));
    return made;
}

static Vec3 point(const Mesh *mesh, int vertex) {
    const float *p = mesh->vertex[vertex].position;
    return vec3((double)p[0], (double)p[1], (double)p[2]);
}

// Vertices at one place count as one: a sharp edge has two normals.
static int by_place(const void *a, const void *b) {
    return memcmp(a, b, 3 * sizeof(float));
}

typedef struct {
    float place[3];
    int vertex;
} Placed;

static void weld(const Mesh *mesh, int *same) {
    Placed *placed = calloc((size_t)mesh->vertex_count, sizeof *placed);
    assert_non_null(placed);
    for (int i = 0; i < mesh->vertex_count; i++) {
        for (int k = 0; k < 3; k++) // + 0 turns -0 into 0
            placed[i].place[k] = mesh->vertex[i].position[k] + 0.0f;
        placed[i].vertex = i;
    }
    qsort(placed, (size_t)mesh->vertex_count, sizeof *placed, by_place);
    for (int i = 0, first = 0; i < mesh->vertex_count; i++) {
        if (by_place(&placed[i], &placed[first]) != 0)
            first = i;
        same[placed[i].vertex] = placed[first].vertex;
    }
    free(placed);
}

typedef struct {
    int low, high, balance, count;
} Edge;

static int by_ends(const void *a, const void *b) {
    const Edge *x = a, *y = b;
    return x->low != y->low ? (x->low > y->low) - (x->low < y->low)
                            : (x->high > y->high) - (x->high < y->high);
}

// Edges that are not closed by as many triangles one way as the other. Two sheets may touch along
// `may_touch` edges (an armpit, folds between curls); they are closed all the same.
static int open_edges(const Mesh *mesh, int may_touch) {
    int *same = calloc((size_t)mesh->vertex_count, sizeof *same);
    Edge *edge = calloc(3 * (size_t)mesh->triangle_count, sizeof *edge);
    assert_non_null(same);
    assert_non_null(edge);
    weld(mesh, same);
    int n = 0, bad = 0, touching = 0;
    for (int i = 0; i < mesh->triangle_count; i++)
        for (int k = 0; k < 3; k++) {
            int a = same[mesh->index[3 * i + k]], b = same[mesh->index[3 * i + (k + 1) % 3]];
            if (a != b)
                edge[n++] = a < b ? (Edge){a, b, 1, 1} : (Edge){b, a, -1, 1};
        }
    qsort(edge, (size_t)n, sizeof *edge, by_ends);
    for (int i = 0, next; i < n; i = next) {
        int balance = 0;
        for (next = i; next < n && by_ends(&edge[i], &edge[next]) == 0; next++)
            balance += edge[next].balance;
        if (balance != 0 || (next - i) % 2 != 0 || next - i > 4)
            bad++;
        else if (next - i == 4)
            touching++;
    }
    free(same);
    free(edge);
    return bad + (touching > may_touch ? touching : 0);
}

static void skin_is_closed(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Made made = make(child == 1);
        assert_int_equal(open_edges(&made.mesh, 8), 0);
        made.mesh.triangle_count--; // a planted hole is found
        assert_true(open_edges(&made.mesh, 8) > 0);
        mesh_free(&made.mesh);
    }
}

static void skin_looks_outward(void **state) {
    (void)state;
    Made made = make(false);
    double volume[REGION_COUNT] = {0};
    for (int i = 0; i < made.mesh.triangle_count; i++) {
        const uint16_t *t = &made.mesh.index[3 * i];
        Vec3 a = point(&made.mesh, t[0]), b = point(&made.mesh, t[1]), c = point(&made.mesh, t[2]);
        volume[made.mesh.region[i]] += vec_dot(a, vec_cross(b, c)) / 6;
    }
    for (int r = 0; r < REGION_COUNT; r++)
        assert_true(volume[r] > 1e-5);
    assert_true(volume[REGION_TOP] > .018 && volume[REGION_TOP] < .035); // cubic metres
    mesh_free(&made.mesh);
}

// Corners of cloth whose normal leans far from their triangle's: each would be a dent of shade.
static int dents(const Mesh *mesh) {
    int count = 0;
    for (int i = 0; i < mesh->triangle_count; i++) {
        const uint16_t *t = &mesh->index[3 * i];
        const MeshVertex *v = mesh->vertex;
        bool cloth = mesh->region[i] == REGION_TOP || mesh->region[i] == REGION_TROUSERS;
        if (!cloth || v[t[0]].shade + v[t[1]].shade + v[t[2]].shade > 0)
            continue;
        Vec3 a = point(mesh, t[0]), u = vec_sub(point(mesh, t[1]), a);
        Vec3 way = vec_unit(vec_cross(u, vec_sub(point(mesh, t[2]), a)), vec3(0, 1, 0));
        for (int k = 0; k < 3; k++) {
            const float *n = v[t[k]].normal;
            count += vec_dot(way, vec3((double)n[0], (double)n[1], (double)n[2])) < .4;
        }
    }
    return count;
}

static void cloth_has_no_dents(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Made made = make(child == 1);
        assert_in_range(dents(&made.mesh), 0, 4);
        mesh_free(&made.mesh);
    }
}

static void weights_are_shares(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Made made = make(child == 1);
        for (int i = 0; i < made.mesh.vertex_count; i++) {
            const MeshVertex *v = &made.mesh.vertex[i];
            float sum = 0, before = 1.001f;
            for (int k = 0; k < MESH_BONES; k++) {
                assert_true(v->weight[k] >= 0 && v->weight[k] <= before);
                assert_true(v->bone[k] < BONE_COUNT);
                before = v->weight[k];
                sum += v->weight[k];
            }
            assert_true(fabs((double)sum - 1) < 1e-5);
        }
        mesh_free(&made.mesh);
    }
}

static bool mirror_holds(const Mesh *mesh, int i) {
    const MeshVertex *a = &mesh->vertex[i], *b = &mesh->vertex[mesh->twin[i]];
    if (mesh->twin[mesh->twin[i]] != i)
        return false;
    if (mesh->twin[i] == i) // the seam, the nose, and the hair, which is parted
        return a->position[0] == 0 || a->piece == PIECE_HEAD;
    bool good = a->position[0] == -b->position[0] && a->normal[0] == -b->normal[0];
    for (int k = 1; k < 3; k++)
        good = good && a->position[k] == b->position[k] && a->normal[k] == b->normal[k];
    for (int k = 0; k < MESH_BONES; k++)
        good = good && a->weight[k] == b->weight[k] &&
               bone_mirrored((Bone)a->bone[k]) == (Bone)b->bone[k];
    return good;
}

static void halves_are_mirrored(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Made made = make(child == 1);
        int pairs = 0, one = 0;
        for (int i = 0; i < made.mesh.vertex_count; i++) {
            assert_true(mirror_holds(&made.mesh, i));
            if (made.mesh.twin[i] != i) {
                pairs++;
                one = i;
            }
        }
        assert_true(pairs > made.mesh.vertex_count / 2);
        made.mesh.vertex[made.mesh.twin[one]].position[1] += .001f; // a planted dent is found
        assert_false(mirror_holds(&made.mesh, one));
        mesh_free(&made.mesh);
    }
}

// What the design gives a person, and what a TV shows of a hand: no more, and not so few that
// limbs turn into prisms.
static void size_is_bounded(void **state) {
    (void)state;
    for (int style = HAIR_SHORT; style <= HAIR_SCARF; style++)
        for (int child = 0; child < 2; child++) {
            Figure figure;
            Mesh mesh;
            figure_init(&figure, child ? 1.10 : 1.75, child == 1);
            figure.look.hair_style = (HairStyle)style;
            assert_true(mesh_make(&figure, 1, &mesh));
            int arms = 0, feet = 0;
            for (int i = 0; i < mesh.triangle_count; i++) {
                uint8_t piece = mesh.vertex[mesh.index[3 * i]].piece;
                arms += piece == PIECE_ARM || piece == PIECE_ARM + 1;
                feet += piece >= PIECE_FOOT;
            }
            assert_in_range(mesh.triangle_count, 6000, 8600);
            assert_in_range(mesh.vertex_count, 3000, 5600);
            assert_in_range(arms, 1400, 1900);
            assert_in_range(feet, 700, 1000);
            mesh_free(&mesh);
        }
}

// How far from `from` the outermost skin of these regions lies, along the unit vector.
static double skin_along(const Mesh *mesh, unsigned regions, Vec3 from, Vec3 way) {
    double far = 0;
    for (int i = 0; i < mesh->triangle_count; i++) {
        if ((regions >> mesh->region[i] & 1) == 0)
            continue;
        const uint16_t *t = &mesh->index[3 * i];
        Vec3 a = point(mesh, t[0]), u = vec_sub(point(mesh, t[1]), a);
        Vec3 v = vec_sub(point(mesh, t[2]), a), h = vec_cross(way, v);
        double det = vec_dot(u, h);
        if (fabs(det) < 1e-14)
            continue;
        Vec3 s = vec_sub(from, a), q = vec_cross(s, u);
        double x = vec_dot(s, h) / det, y = vec_dot(way, q) / det, d = vec_dot(v, q) / det;
        if (x >= 0 && y >= 0 && x + y <= 1 && d > far && d < .3)
            far = d;
    }
    return far;
}

typedef struct {
    const char *name;
    Joint from, to;
    double part; // of the way from joint to joint
    Vec3 way;    // in the frame of `from`
    unsigned regions;
    double girth;
} Place;

enum { SKIN = 1 << REGION_SKIN, TOP = 1 << REGION_TOP, LEGS = 1 << REGION_TROUSERS };

static void check_place(const Made *made, const Place *p) {
    const Body *bind = &made->mesh.rig.bind;
    Vec3 from = vec_mix(bind->position[p->from], bind->position[p->to], p->part);
    Vec3 way = quat_rotate(bind->rotation[p->from], p->way);
    if (p->from != p->to) // square to the limb
        way = vec_reject(
            way, vec_unit(vec_sub(bind->position[p->to], bind->position[p->from]), vec3(0, 1, 0)));
    way = vec_unit(way, vec3(1, 0, 0));
    double found = skin_along(&made->mesh, p->regions, from, way);
    if (fabs(found - p->girth) > .004)
        print_error("%s: the skin lies at %.1f mm, the girth is %.1f\n", p->name, found * 1e3,
                    p->girth * 1e3);
    assert_near(found, p->girth, .004);
}

static void girths_are_met(void **state) {
    (void)state;
    const Vec3 front = {0, 0, 1}, back = {0, 0, -1}, out = {1, 0, 0};
    for (int child = 0; child < 2; child++) {
        Made made = make(child == 1);
        const Girth *g = &made.figure.girth;
        const Place places[] = {
            {"thigh, front", JOINT_HIP, JOINT_KNEE, .45, front, LEGS, g->thigh},
            {"thigh, outside", JOINT_HIP, JOINT_KNEE, .45, out, LEGS, g->thigh},
            {"knee, front", JOINT_KNEE, JOINT_ANKLE, .01, front, LEGS, g->knee},
            {"calf, outside", JOINT_KNEE, JOINT_ANKLE, .28, out, LEGS, g->calf},
            {"ankle, outside", JOINT_KNEE, JOINT_ANKLE, .95, out, SKIN, g->ankle},
            {"upper arm, front", JOINT_SHOULDER, JOINT_ELBOW, .66, front, SKIN, g->upper_arm},
            {"elbow, back", JOINT_ELBOW, JOINT_WRIST, .01, back, SKIN, g->elbow},
            {"forearm, outside", JOINT_ELBOW, JOINT_WRIST, .22, out, SKIN, g->forearm},
            {"wrist, back", JOINT_ELBOW, JOINT_WRIST, .92, back, SKIN, g->wrist},
            {"hand, palm", JOINT_WRIST, JOINT_KNUCKLES, .62, vec3(-1, 0, 0), SKIN,
             g->hand_thickness},
            {"hip, back", JOINT_PELVIS, JOINT_HIP, .8, back, LEGS, g->hip_depth},
            {"hip, side", JOINT_PELVIS, JOINT_PELVIS, 0, out, LEGS, g->hip_width},
            {"chest, back", JOINT_RIBS, JOINT_RIBS, 0, back, TOP, g->chest_depth},
            {"shoulder, back", JOINT_SHOULDER, JOINT_SHOULDER, 0, back, TOP, g->shoulder},
            {"shoulder, front", JOINT_SHOULDER, JOINT_SHOULDER, 0, front, TOP, g->shoulder},
        };
        for (unsigned i = 0; i < COUNT(places); i++)
            check_place(&made, &places[i]);
        mesh_free(&made.mesh);
    }
}

// The widest part of the foot, and its sole, in the foot's own frame.
static void feet_are_flat_and_wide(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Made made = make(child == 1);
        const Body *bind = &made.mesh.rig.bind;
        Quat back = quat_conjugate(bind->rotation[JOINT_ANKLE]);
        double low = 1, wide = 0, front = 0, behind = 0;
        for (int i = 0; i < made.mesh.vertex_count; i++) {
            if (made.mesh.vertex[i].piece != PIECE_FOOT)
                continue;
            Vec3 p = vec_sub(point(&made.mesh, i), bind->position[JOINT_ANKLE]);
            p = quat_rotate(back, p);
            low = fmin(low, p.y);
            wide = fmax(wide, fabs(p.x));
            front = fmax(front, p.z);
            behind = fmin(behind, p.z);
        }
        assert_true(fabs(low + made.figure.foot_height) < .003);
        assert_true(fabs(wide - made.figure.girth.foot_half_width) < .004);
        assert_true(fabs(front - .75 * made.figure.foot_length) < .006);
        assert_true(fabs(behind + .25 * made.figure.foot_length) < .006);
        mesh_free(&made.mesh);
    }
}

// A sleeve's seam is on the sleeve: none is drawn on the side of a round body beside it.
static void seams_stay_on_their_rims(void **state) {
    (void)state;
    for (int round = 0; round < 3; round++) {
        Build build = {.height = 1.62, .round = .5 * round};
        Figure figure;
        Mesh mesh;
        figure_build(&figure, &build);
        assert_true(mesh_make(&figure, 1, &mesh));
        const Body *bind = &mesh.rig.bind;
        double armpit = bind->position[JOINT_SHOULDER].y - 1.6 * figure.girth.shoulder;
        for (int i = 0; i < mesh.vertex_count; i++) {
            const MeshVertex *v = &mesh.vertex[i];
            bool side = v->region == REGION_TOP && v->shade <= 0 &&
                        fabs((double)v->position[0]) < 1.02 * figure.girth.chest_width &&
                        (double)v->position[1] < armpit &&
                        (double)v->position[1] > mesh.rig.hem + .03;
            assert_true(!side || v->paint[2] > .016f);
        }
        mesh_free(&mesh);
    }
}

// In play and, of many more triangles, for a still picture.
static void every_hair_style_is_closed(void **state) {
    (void)state;
    for (int style = HAIR_SHORT; style <= HAIR_SCARF; style++)
        for (int child = 0; child < 2; child++) {
            Figure figure;
            Mesh mesh, fine;
            figure_init(&figure, child ? 1.25 : 1.80, child == 1);
            figure.look.hair_style = (HairStyle)style;
            assert_true(mesh_make(&figure, 1, &mesh));
            assert_true(mesh_make(&figure, 2, &fine));
            assert_int_equal(open_edges(&mesh, style == HAIR_CURLS ? 40 : 8), 0);
            assert_int_equal(open_edges(&fine, style == HAIR_CURLS ? 80 : 16), 0);
            assert_in_range(fine.triangle_count, 3 * mesh.triangle_count, 5 * mesh.triangle_count);
            Vec3 chest = mesh.rig.bind.position[JOINT_CHEST], back = vec3(0, 0, -1);
            double far = skin_along(&mesh, TOP, chest, back);
            assert_near(far, skin_along(&fine, TOP, chest, back), .003);
            mesh_free(&mesh);
            mesh_free(&fine);
        }
}

static void making_repeats_itself(void **state) {
    (void)state;
    Made a = make(true), b = make(true);
    size_t vertices = (size_t)a.mesh.vertex_count, triangles = (size_t)a.mesh.triangle_count;
    assert_int_equal(a.mesh.vertex_count, b.mesh.vertex_count);
    assert_int_equal(a.mesh.triangle_count, b.mesh.triangle_count);
    assert_memory_equal(a.mesh.vertex, b.mesh.vertex, vertices * sizeof *a.mesh.vertex);
    assert_memory_equal(a.mesh.index, b.mesh.index, 3 * triangles * sizeof *a.mesh.index);
    mesh_free(&a.mesh);
    mesh_free(&b.mesh);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(skin_is_closed),           cmocka_unit_test(skin_looks_outward),
        cmocka_unit_test(cloth_has_no_dents),       cmocka_unit_test(weights_are_shares),
        cmocka_unit_test(halves_are_mirrored),      cmocka_unit_test(size_is_bounded),
        cmocka_unit_test(girths_are_met),           cmocka_unit_test(feet_are_flat_and_wide),
        cmocka_unit_test(seams_stay_on_their_rims), cmocka_unit_test(every_hair_style_is_closed),
        cmocka_unit_test(making_repeats_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
