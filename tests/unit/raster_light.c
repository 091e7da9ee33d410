// raster.h: what a lamp, the floor under a body and lines on a steep slope look like.
#include "props.h"
#include "stage_mat.h"
#include "test_picture.h"

// The shadow's alpha on the floor at a place, under a ball whose middle is at this height.
static int floor_under(Raster *raster, const Camera *camera, double height, Vec3 floor) {
    static StandMesh ball;
    memset(&ball, 0, sizeof ball);
    Quat turn = quat_axis(vec3(0, 1, 0), 0);
    stand_ball(&ball, vec3(0, height, 0), vec3(.1, .1, .1), turn, 0, 1, 16, 24, STAND_WOOD, NULL);
    RasterScene scene = bare_scene(camera);
    scene.shadow = stand_shadow();
    RasterMesh mesh = stand_mesh(&ball);
    raster_begin(raster, &scene);
    raster_add(raster, &mesh);
    double x, y, depth;
    assert_true(camera_project(camera, floor, &x, &y, &depth));
    return (int)(at(raster_finish(raster), (int)x, (int)y) >> 24);
}

// No light comes from the eye's side, yet what lies is darkest where it lies, on that side as well.
static void what_lies_darkens_the_floor_before_it(void **state) {
    (void)state;
    Raster *raster = raster_create(640, 360);
    Camera camera = camera_look(vec3(0, 1, 3), vec3(0, .1, 0), radians(30), 640, 360);
    Vec3 before = vec3(-.02, 0, .115), away = vec3(-.02, 0, .3);
    int lying = floor_under(raster, &camera, .1, before);
    int low = floor_under(raster, &camera, .2, before);
    assert_true(lying > 24 && lying < 200);
    assert_true(low < lying - 8);
    assert_int_equal(floor_under(raster, &camera, .6, before), 0);
    assert_int_equal(floor_under(raster, &camera, .1, away), 0);
    raster_destroy(raster);
}

// A leg's shadow is one from the foot to the hip: it neither breaks off nor grows dark again.
static void a_legs_shadow_is_joined(void **state) {
    (void)state;
    static StandMesh leg;
    Raster *raster = raster_create(640, 360);
    Camera camera = camera_look(vec3(0, 1.6, 4), vec3(.2, .1, 0), radians(30), 640, 360);
    stand_rod(&leg, vec3(0, 0, 0), vec3(0, .78, 0), .045, .06, 1, 24, 12, STAND_WOOD, NULL);
    RasterScene scene = bare_scene(&camera);
    scene.shadow = stand_shadow();
    RasterMesh mesh = stand_mesh(&leg);
    raster_begin(raster, &scene);
    raster_add(raster, &mesh);
    RasterPicture picture = raster_finish(raster);
    const float *light = scene.shadow.to_light;
    int before = 255;
    for (double height = .15; height < .70; height += .05) {
        double x, y, depth, far = height / (double)light[1];
        Vec3 floor = vec3(-far * (double)light[0], 0, -far * (double)light[2]);
        assert_true(camera_project(&camera, floor, &x, &y, &depth));
        int dark = (int)(at(picture, (int)x, (int)y) >> 24);
        assert_true(dark > 25 && dark < before + 6);
        before = dark;
    }
    raster_destroy(raster);
}

static void a_lamp_lights_what_is_near_it(void **state) {
    (void)state;
    Raster *raster = raster_create(400, 100);
    Camera camera = flat_camera(400, 100, 100);
    RasterVertex corner[3] = {flat_vertex(-4, -4), flat_vertex(4, -4), flat_vertex(0, 40)};
    const uint16_t index[3] = {0, 1, 2};
    const uint8_t wood = STAND_WOOD;
    RasterMesh mesh = flat_mesh(corner, 3, index, &wood, 1);
    uint32_t *plain = copy_of(draw_mesh(raster, &camera, &mesh));
    RasterScene scene = bare_scene(&camera);
    scene.lamp = (RasterLamp){20, 50, 300, {1, 1, 1}, {.5f, .5f, .25f}};
    raster_begin(raster, &scene);
    raster_add(raster, &mesh);
    RasterPicture lit = raster_finish(raster);
    int before = 256;
    for (int x = 20; x < 400; x += 10) {
        double red = (at(lit, x, 50) >> 16 & 255) / (double)(plain[50 * 400 + x] >> 16 & 255);
        double blue = (at(lit, x, 50) & 255) / (double)(plain[50 * 400 + x] & 255);
        assert_near(red, x < 30 ? 1 : x > 330 ? .5 : red, .025);
        assert_near(blue, x < 30 ? 1 : x > 330 ? .25 : blue, .03);
        assert_true((int)(256 * red) <= before + 2); // softly, without a step
        assert_true((int)(256 * red) >= before - 12 || before == 256);
        before = (int)(256 * red);
        assert_int_equal(at(lit, x, 50) >> 24, 255);
    }
    free(plain);
    raster_destroy(raster);
}

// The middle of a flat sheet, blue first.
static void sheet_color(Raster *raster, const Camera *camera, uint8_t made_of, float glow,
                        int out[3]) {
    RasterVertex corner[3] = {flat_vertex(-4, -4), flat_vertex(4, -4), flat_vertex(0, 40)};
    for (int i = 0; i < 3; i++)
        corner[i].glow = glow;
    const uint16_t index[3] = {0, 1, 2};
    RasterMesh mesh = flat_mesh(corner, 3, index, &made_of, 1);
    uint32_t color = at(draw_mesh(raster, camera, &mesh), 50, 50);
    for (int i = 0; i < 3; i++)
        out[i] = (int)(color >> 8 * i & 255);
}

// How full a colour is, blue first: a fog is grey.
static int fullness(const int color[3]) {
    int most = 0, least = 255;
    for (int i = 0; i < 3; i++) {
        most = color[i] > most ? color[i] : most;
        least = color[i] < least ? color[i] : least;
    }
    return most - least;
}

// What glows is warmer than it was, on blue and on red cloth, and nowhere on the way pale or grey.
static void a_glow_is_warm_and_no_fog(void **state) {
    (void)state;
    Raster *raster = raster_create(100, 100);
    Camera camera = flat_camera(100, 100, 100);
    int plain[3], lit[3], warm = 0;
    sheet_color(raster, &camera, STAND_LEGS, 0, plain);
    assert_true(plain[0] > plain[2] + 40);
    for (int i = 1; i <= 8; i++) {
        sheet_color(raster, &camera, STAND_LEGS, .125f * (float)i, lit);
        assert_true(lit[2] > warm && fullness(lit) > 40);
        assert_true(lit[1] < 170);
        warm = lit[2];
    }
    assert_true(lit[2] > lit[0] + 60);
    sheet_color(raster, &camera, STAND_TOP, 0, plain);
    sheet_color(raster, &camera, STAND_TOP, 1, lit);
    assert_true(plain[2] > plain[0] + 60);
    assert_true(lit[1] > plain[1] + 30 && lit[2] > lit[0] + 60);
    const int fog[3] = {168, 190, 178}; // what gold light made of blue: found
    assert_true(fullness(fog) < 40);
    raster_destroy(raster);
}

enum { FACETS = 4 };

typedef struct {
    double slope[FACETS]; // metres back a metre up
    uint8_t made_of;
    bool apart; // facets have corners of their own, as where two sheets meet
} Strip;

// A strip of facets from bottom to top.
static RasterPicture draw_strip(Raster *raster, const Camera *camera, const Strip *strip) {
    static RasterVertex corner[4 * FACETS];
    uint16_t index[6 * FACETS];
    uint8_t material[2 * FACETS];
    double back = 0;
    for (int i = 0; i < FACETS; i++) {
        for (int k = 0; k < 4; k++) {
            double up = .1 * (k / 2);
            corner[4 * i + k] = flat_vertex(k % 2 ? .9f : -.9f, (float)(-.2 + .1 * i + up));
            corner[4 * i + k].position[2] = (float)-(back + up * strip->slope[i]);
        }
        back += .1 * strip->slope[i];
        const int quad[6] = {0, 1, 3, 0, 3, 2};
        for (int k = 0; k < 6; k++) {
            bool low = quad[k] < 2 && i > 0 && !strip->apart; // those of the facet below
            index[6 * i + k] = (uint16_t)(4 * i + quad[k] - (low ? 2 : 0));
        }
        material[2 * i] = material[2 * i + 1] = strip->made_of;
    }
    RasterMesh mesh = flat_mesh(corner, 4 * FACETS, index, material, 2 * FACETS);
    return draw_mesh(raster, camera, &mesh);
}

// Pixels of the strip's middle column that are darker than those of a flat one.
static int lines_on(Raster *raster, const Camera *camera, const Strip *strip) {
    Strip even = {.made_of = strip->made_of};
    uint32_t *plain = copy_of(draw_strip(raster, camera, &even));
    RasterPicture picture = draw_strip(raster, camera, strip);
    int found = 0, x = picture.width / 2;
    for (int y = 0; y < picture.height; y++) {
        uint32_t here = at(picture, x, y), flat = plain[y * picture.width + x];
        bool inside = here >> 24 == 255 && flat >> 24 == 255;
        found += inside && (int)(flat >> 8 & 255) - (int)(here >> 8 & 255) > 24;
    }
    free(plain);
    return found;
}

enum { STRIP_ENDS = 1 }; // lines that are no folds

// One skin is smooth, however few flat pieces it has and however steep they are: no edge between
// them is a line. Where two sheets meet, one is.
static void one_skin_has_no_lines(void **state) {
    (void)state;
    const Strip ridge = {{-3, -3, 3, 3}, STAND_SKIN, false},
                arm = {{9, 5, 9, 5}, STAND_SKIN, false};
    const Strip apart = {{-3, -3, 3, 3}, STAND_SKIN, true};
    Camera camera = flat_camera(200, 100, 100);
    for (int kernel = 0; kernel < 2; kernel++) {
        Raster *raster = raster_create(200, 100);
        raster_kernel(raster, kernel ? RASTER_WIDE4 : RASTER_BEST);
        assert_true(lines_on(raster, &camera, &ridge) <= STRIP_ENDS);
        assert_true(lines_on(raster, &camera, &arm) <= STRIP_ENDS);
        assert_true(lines_on(raster, &camera, &apart) > STRIP_ENDS);
        raster_destroy(raster);
    }
}

// A small fold of cloth draws no line, where skin would; a deep one does.
static void small_folds_of_cloth_draw_no_lines(void **state) {
    (void)state;
    Strip fold = {{-1.5, -1.5, 1.5, 1.5}, STAND_SKIN, true};
    const Strip deep = {{-9, -9, 9, 9}, STAND_LEGS, true};
    Raster *raster = raster_create(200, 100);
    Camera camera = flat_camera(200, 100, 100);
    assert_true(lines_on(raster, &camera, &fold) > STRIP_ENDS);
    fold.made_of = STAND_LEGS;
    assert_true(lines_on(raster, &camera, &fold) <= STRIP_ENDS);
    assert_true(lines_on(raster, &camera, &deep) > STRIP_ENDS);
    raster_destroy(raster);
}

// Pixels that the second of two mats changes where the first one lies, `under` metres over it.
static int pixels_through(Raster *raster, const Camera *camera, double under) {
    enum { MATS = 2 };
    static Material cloth[MATS * MAT_MATERIALS];
    static const unsigned color[MATS] = {0x2F8F86, 0xF2B33D};
    MaterialLight light = material_light(HOUR_NOON);
    RasterScene scene = {.camera = camera, .materials = cloth};
    Prop *mat[MATS];
    for (int i = 0; i < MATS; i++) {
        MaterialLook looks[MAT_MATERIALS] = {{0}};
        prop_mat_looks(color[i], looks);
        for (int k = 0; k < MAT_MATERIALS; k++)
            material_make(&cloth[i * MAT_MATERIALS + k], &looks[k], &light);
        mat[i] = prop_mat_create(1.8, .6, i * MAT_MATERIALS);
        prop_place(mat[i], vec3(.2 * i, -under * i, .5 * i), .3);
    }
    uint32_t *alone = NULL;
    int through = 0;
    for (int both = 0; both < 2; both++) {
        raster_begin(raster, &scene);
        for (int i = 0; i <= both; i++) {
            RasterMesh mesh = prop_mesh(mat[i]);
            raster_add(raster, &mesh);
        }
        RasterPicture picture = raster_finish(raster);
        if (!both)
            alone = copy_of(picture);
        for (int i = 0; both && i < picture.width * picture.height; i++)
            through += alone[i] >> 24 == 255 &&
                       alone[i] != at(picture, i % picture.width, i / picture.width);
    }
    free(alone);
    for (int i = 0; i < MATS; i++)
        prop_destroy(mat[i]);
    return through;
}

static void a_mat_covers_the_one_under_it(void **state) {
    (void)state;
    Raster *raster = raster_create(640, 360);
    Camera camera = camera_look(vec3(0, 1, 3.4), vec3(0, .1, .2), radians(34), 640, 360);
    assert_in_range(pixels_through(raster, &camera, MAT_APART), 0, 300); // the edge of the first
    assert_true(pixels_through(raster, &camera, 0) > 900);
    raster_destroy(raster);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lies_darkens_the_floor_before_it),
        cmocka_unit_test(a_legs_shadow_is_joined),
        cmocka_unit_test(a_lamp_lights_what_is_near_it),
        cmocka_unit_test(a_glow_is_warm_and_no_fog),
        cmocka_unit_test(one_skin_has_no_lines),
        cmocka_unit_test(small_folds_of_cloth_draw_no_lines),
        cmocka_unit_test(a_mat_covers_the_one_under_it),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
