// Mat, chair and band: where they stand, that they are whole, and how the ribbon turns to the eye.
#include <string.h>

#include "check.h"
#include "prop_bear.h"
#include "props.h"

static Vec3 at(const float *p) {
    return vec3((double)p[0], (double)p[1], (double)p[2]);
}

typedef struct {
    Vec3 low, high;
} Bounds;

static Bounds bounds_of(const RasterMesh *mesh) {
    Bounds b = {{9, 9, 9}, {-9, -9, -9}};
    for (int i = 0; i < mesh->vertex_count; i++) {
        Vec3 p = at(mesh->vertex[i].position);
        b.low = vec3(fmin(b.low.x, p.x), fmin(b.low.y, p.y), fmin(b.low.z, p.z));
        b.high = vec3(fmax(b.high.x, p.x), fmax(b.high.y, p.y), fmax(b.high.z, p.z));
    }
    return b;
}

// Part of the area whose triangles look against their own normals.
static double turned_part(const RasterMesh *mesh) {
    double turned = 0, whole = 0;
    for (int i = 0; i < mesh->triangle_count; i++) {
        const uint16_t *t = &mesh->index[3 * i];
        for (int k = 0; k < 3; k++)
            assert_in_range(t[k], 0, mesh->vertex_count - 1);
        Vec3 a = at(mesh->vertex[t[0]].position), b = at(mesh->vertex[t[1]].position);
        Vec3 c = at(mesh->vertex[t[2]].position);
        Vec3 face = vec_cross(vec_sub(b, a), vec_sub(c, a)), normal = vec3(0, 0, 0);
        for (int k = 0; k < 3; k++)
            normal = vec_add(normal, at(mesh->vertex[t[k]].normal));
        whole += vec_length(face);
        if (vec_dot(face, normal) < 0)
            turned += vec_length(face);
    }
    return turned / whole;
}

static void mat_lies_flat(void **state) {
    (void)state;
    Prop *mat = prop_mat_create(1.75, .65, 4);
    assert_non_null(mat);
    RasterMesh mesh = prop_mesh(mat);
    Bounds b = bounds_of(&mesh);
    assert_near(b.high.y, 0, 1e-6);
    assert_near(b.low.y, -.010, .004);
    assert_near(b.high.x - b.low.x, .65, 1e-5);
    assert_near(b.high.z - b.low.z, 1.75, 1e-5);
    assert_true(mesh.no_shadow && !mesh.two_sided);
    assert_true(turned_part(&mesh) < 1e-6);
    bool line = false;
    for (int i = 0; i < mesh.triangle_count; i++) {
        assert_in_range(mesh.material[i], 4, 4 + MAT_MATERIALS - 1);
        line = line || mesh.material[i] == 5;
    }
    assert_true(line);
    prop_destroy(mat);
}

// What looks up from a mat covers its whole rounded rectangle once.
static void mat_has_no_hole(void **state) {
    (void)state;
    Prop *mat = prop_mat_create(1.20, .60, 0);
    assert_non_null(mat);
    RasterMesh mesh = prop_mesh(mat);
    double area = 0;
    for (int i = 0; i < mesh.triangle_count; i++) {
        const uint16_t *t = &mesh.index[3 * i];
        Vec3 a = at(mesh.vertex[t[0]].position), b = at(mesh.vertex[t[1]].position);
        Vec3 c = at(mesh.vertex[t[2]].position);
        area += .5 * vec_cross(vec_sub(b, a), vec_sub(c, a)).y;
    }
    double corners = (4 - PI) * .045 * .045; // what the rounding takes away
    assert_near(area, 1.20 * .60 - corners, .001);
    prop_destroy(mat);
}

// What is rolled up lies on the floor, is as thick as so much mat, and looks outward.
static void rolled_mat_lies_on_the_floor(void **state) {
    (void)state;
    Prop *roll = prop_roll_create(.60, 0);
    assert_non_null(roll);
    prop_roll_show(roll, .70, .20, vec3(0, 0, 0), 0);
    RasterMesh mesh = prop_mesh(roll);
    Bounds b = bounds_of(&mesh);
    double radius = prop_roll_radius(.70);
    assert_near(b.low.y, -.010, 1e-4);
    assert_near(b.high.y - b.low.y, 2 * radius, .010);
    assert_near(b.high.x - b.low.x, .60, 1e-5);
    assert_near(b.low.z, .20 - radius + .75 * .015, .003); // three quarters of a winding on
    assert_near(prop_roll_radius(.35) * prop_roll_radius(.35), .5 * radius * radius, 1e-9);
    assert_true(turned_part(&mesh) < .02);
    prop_destroy(roll);
}

// A mat is shown in part, a wall slides out of the back wall and is nowhere behind it.
static void parts_are_hidden(void **state) {
    (void)state;
    Prop *mat = prop_mat_create(1.75, .65, 0), *wall = prop_wall_create(.12, 3, 2.6, 0);
    prop_mat_show(mat, -.5, .3);
    prop_place(mat, vec3(0, 0, 0), 0);
    RasterMesh mesh = prop_mesh(mat);
    Bounds b = bounds_of(&mesh);
    assert_near(b.low.z, -.5, 1e-6);
    assert_near(b.high.z, .3, 1e-6);
    for (int i = 0; i < 2; i++) {
        double front = i ? .4 : -1.2;
        prop_wall_slide(wall, vec3(1, 0, front), -1.6);
        mesh = prop_mesh(wall);
        b = bounds_of(&mesh);
        assert_near(b.low.z, -1.6, 1e-6);
        assert_near(b.high.z, front, .03);
    }
    prop_destroy(mat);
    prop_destroy(wall);
}

static void chair_stands_where_put(void **state) {
    (void)state;
    Prop *chair = prop_chair_create(.88, .88, .44, 2);
    assert_non_null(chair);
    RasterMesh mesh = prop_mesh(chair);
    Bounds b = bounds_of(&mesh);
    assert_near(b.high.y, .88, 1e-5);
    assert_true(b.low.y < 0 && b.low.y > -.02);
    assert_near(b.high.x, .22, .012);
    assert_near(b.high.x, -b.low.x, 1e-5);
    assert_true(b.low.z > -.03 && b.high.z > .38 && b.high.z < .5); // the seat is behind the back
    assert_true(turned_part(&mesh) < .001);
    prop_place(chair, vec3(1, 0, 2), radians(90));
    Bounds turned = bounds_of(&mesh);
    assert_near(turned.high.y, .88, 1e-5);
    assert_near(turned.low.x, 1 + b.low.z, 1e-5);
    assert_near(turned.high.x, 1 + b.high.z, 1e-5);
    assert_near(turned.high.z, 2 + b.high.x, 1e-5);
    prop_destroy(chair);
}

static void band_runs_from_hand_to_hand(void **state) {
    (void)state;
    Prop *band = prop_band_create(.055, 1);
    assert_non_null(band);
    const Vec3 grip[2] = {{.5, 1.9, .1}, {-.4, 1.8, -.1}}, along[2] = {{1, 0, 0}, {-1, 0, 0}};
    const Vec3 eyes[] = {{0, 1, 4}, {4, 1.2, 0}, {0, 1, -4}, {2, 3, 3}};
    for (unsigned e = 0; e < COUNT(eyes); e++) {
        prop_band_span(band, grip, along, eyes[e], vec3(0, 0, 0), 1);
        RasterMesh mesh = prop_mesh(band);
        assert_true(mesh.two_sided);
        double near[2] = {9, 9};
        for (int i = 0; i < mesh.vertex_count; i++) {
            Vec3 p = at(mesh.vertex[i].position), n = at(mesh.vertex[i].normal);
            if (mesh.vertex[i].paint[1] != 0)
                continue; // the middle line
            for (int k = 0; k < 2; k++) {
                Vec3 off = vec_sub(p, grip[k]), ray = vec_sub(grip[k], eyes[e]);
                ray = vec_unit(ray, off);
                if (vec_dot(off, ray) > .01) // behind the fingers, seen in the grip
                    near[k] = fmin(near[k], vec_length(vec_reject(off, ray)));
            }
            // Never edge-on, and in one light from end to end, wherever it goes.
            assert_true(vec_dot(vec_unit(n, n), vec_unit(vec_sub(eyes[e], p), n)) > .85);
        }
        assert_true(near[0] < 1e-5 && near[1] < 1e-5);
        Bounds b = bounds_of(&mesh);
        assert_true(b.low.x < grip[1].x - .03 && b.high.x > grip[0].x + .03); // free ends
        assert_true(b.low.y > 1.8 - .16);
    }
    prop_destroy(band);
}

// Led round a body its middle comes out, and the hands keep their ends.
static void a_band_goes_round_a_body(void **state) {
    (void)state;
    const Vec3 grip[2] = {{.7, 1, 0}, {-.7, 1, 0}}, along[2] = {{1, 0, 0}, {-1, 0, 0}};
    Prop *band = prop_band_create(.043, 1);
    assert_non_null(band);
    prop_band_span(band, grip, along, vec3(0, 1.4, 4), vec3(0, 0, .06), 1);
    RasterMesh mesh = prop_mesh(band);
    for (int i = 0; i < mesh.vertex_count; i++) {
        Vec3 p = at(mesh.vertex[i].position);
        if (mesh.vertex[i].paint[1] != 0)
            continue; // the middle line
        if (fabs(p.x) < .17)
            assert_near(p.z, .06, 1e-6);
        assert_true(p.z < .061 && (fabs(p.x) < .69 || p.z < .01));
    }
    prop_destroy(band);
}

// A bear is as large as it is held, and each kind looks another way.
static void bears_are_held_and_each_is_another(void **state) {
    (void)state;
    const Vec3 place = {1, 2, -3};
    unsigned fur[BEAR_KINDS];
    for (int kind = 0; kind < BEAR_KINDS; kind++) {
        Prop *bear = prop_bear_create(kind, 7);
        assert_non_null(bear);
        double high[2];
        for (int i = 0; i < 2; i++) {
            prop_bear_hold(bear, place, .7, i ? .5 : 1);
            RasterMesh mesh = prop_mesh(bear);
            Bounds b = bounds_of(&mesh);
            high[i] = b.high.y - b.low.y;
            assert_true(b.low.x < place.x && b.high.x > place.x);
            assert_true(b.low.y < place.y && b.high.y > place.y);
            assert_true(b.low.z < place.z && b.high.z > place.z);
        }
        assert_true(high[0] > .18 && high[0] < .25);
        assert_near(high[1], .5 * high[0], 1e-6);
        MaterialLook looks[BEAR_MATERIALS];
        prop_bear_looks(kind, looks);
        fur[kind] = looks[0].color;
        for (int other = 0; other < kind; other++)
            assert_int_not_equal(fur[other], fur[kind]);
        prop_destroy(bear);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mat_lies_flat),
        cmocka_unit_test(mat_has_no_hole),
        cmocka_unit_test(rolled_mat_lies_on_the_floor),
        cmocka_unit_test(parts_are_hidden),
        cmocka_unit_test(chair_stands_where_put),
        cmocka_unit_test(band_runs_from_hand_to_hand),
        cmocka_unit_test(a_band_goes_round_a_body),
        cmocka_unit_test(bears_are_held_and_each_is_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
