// raster.h: the same bytes from every kernel and thread count, no garbage, clean pictures.
#include "test_picture.h"

// Premultiplied colours never exceed their coverage (the paper's grain may round one up).
static void assert_sound(RasterPicture picture) {
    for (int y = 0; y < picture.height; y++)
        for (int x = 0; x < picture.width; x++) {
            uint32_t p = at(picture, x, y), alpha = p >> 24;
            if (alpha == 255)
                continue;
            for (int k = 0; k < 3; k++)
                if ((p >> (8 * k) & 255) > alpha + 8)
                    broken("brighter than it covers", x, y, p, 0);
        }
}

// Triangles that no sound mesh holds: huge, thin, behind the eye, endless, no numbers at all.
#define WILD_TRIANGLES 600
static RasterVertex wild_vertex[WILD_TRIANGLES * 3];
static uint16_t wild_index[WILD_TRIANGLES * 3];
static uint8_t wild_material[WILD_TRIANGLES];

static RasterMesh wild_mesh(uint64_t seed) {
    static const float ODD[] = {0, -0.0f, NAN, INFINITY, -INFINITY, 1e30f, -1e30f, 1e-30f, 3e4f};
    dice = seed;
    for (int i = 0; i < WILD_TRIANGLES * 3; i++) {
        RasterVertex *v = &wild_vertex[i];
        float reach = i % 5 == 0 ? 60.0f : i % 3 == 0 ? 4.0f : 0.4f;
        float *numbers = v->position;
        for (int k = 0; k < 10; k++)
            numbers[k] = (roll() - 0.5f) * reach;
        if (i % 4 != 0 && i % 3 != 0) // near the first corner
            for (int k = 0; k < 3; k++)
                v->position[k] = wild_vertex[i - i % 3].position[k] + (roll() - 0.5f) * 0.01f;
        if (roll() < 0.05f)
            numbers[(int)(roll() * 10)] = ODD[(int)(roll() * (float)COUNT(ODD))];
        wild_index[i] = (uint16_t)(roll() < 0.02f ? (int)(roll() * (float)i) : i);
        wild_material[i / 3] = (uint8_t)(roll() * STAND_MATERIALS);
    }
    return (RasterMesh){.vertex = wild_vertex,
                        .vertex_count = WILD_TRIANGLES * 3,
                        .index = wild_index,
                        .material = wild_material,
                        .triangle_count = WILD_TRIANGLES,
                        .two_sided = true};
}

static const int SIZES[][2] = {{320, 180}, {641, 359}, {333, 217}, {64, 32}, {65, 33},
                               {1, 1},     {3, 200},   {400, 7},   {63, 31}};

static void kernels_give_the_same_bytes(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(SIZES); i++) {
        Raster *raster = raster_create(SIZES[i][0], SIZES[i][1]);
        if (!raster_kernel(raster, RASTER_WIDE8)) {
            raster_destroy(raster);
            skip();
        }
        Camera camera = stand_camera(SIZES[i][0], SIZES[i][1]);
        uint32_t *wide8 = copy_of(draw_people(raster, &camera, true));
        assert_true(raster_kernel(raster, RASTER_WIDE4));
        RasterPicture wide4 = draw_people(raster, &camera, true);
        assert_same(wide4, wide8);
        assert_sound(wide4);
        free(wide8);
        raster_destroy(raster);
    }
}

static void wild_triangles_do_no_harm(void **state) {
    (void)state;
    Raster *raster = raster_create(333, 217);
    Camera camera = stand_camera(333, 217);
    bool both = raster_kernel(raster, RASTER_WIDE8);
    for (uint64_t seed = 1; seed <= 12; seed++) {
        RasterMesh mesh = wild_mesh(seed);
        RasterScene scene = bare_scene(&camera);
        scene.shadow = stand_shadow();
        uint32_t *first = NULL;
        for (int kernel = 0; kernel < 2; kernel++) {
            if (both)
                raster_kernel(raster, kernel ? RASTER_WIDE4 : RASTER_WIDE8);
            raster_begin(raster, &scene);
            raster_add(raster, &mesh);
            RasterPicture picture = raster_finish(raster);
            if (kernel)
                assert_same(picture, first);
            else
                first = copy_of(picture);
        }
        free(first);
    }
    raster_destroy(raster);
}

static void threads_give_the_same_bytes(void **state) {
    (void)state;
    Raster *raster = raster_create(641, 359);
    Camera camera = stand_camera(641, 359);
    uint32_t *alone = copy_of(draw_people(raster, &camera, true));
    for (int threads = 1; threads <= 3; threads++) {
        assert_true(raster_threads(raster, threads));
        for (int again = 0; again < 4; again++)
            assert_same(draw_people(raster, &camera, true), alone);
    }
    assert_true(raster_threads(raster, 0));
    assert_same(draw_people(raster, &camera, true), alone);
    free(alone);
    raster_destroy(raster);
}

static void a_picture_leaves_nothing_behind(void **state) {
    (void)state;
    Raster *raster = raster_create(333, 217);
    Camera camera = stand_camera(333, 217);
    RasterPicture picture = draw_people(raster, &camera, true);
    RasterBox first = picture.changed;
    int inside = 0;
    for (int y = 0; y < picture.height; y++)
        for (int x = 0; x < picture.width; x++) {
            bool in = x >= first.x0 && x < first.x1 && y >= first.y0 && y < first.y1;
            inside += in && at(picture, x, y) != 0;
            if (!in)
                assert_int_equal(at(picture, x, y), 0);
        }
    assert_true(inside > 3000);
    RasterMesh nothing = {0};
    picture = draw_mesh(raster, &camera, &nothing);
    assert_memory_equal(&picture.changed, &first, sizeof first); // what must be wiped
    for (int y = 0; y < picture.height; y++)
        for (int x = 0; x < picture.width; x++)
            assert_int_equal(at(picture, x, y), 0);
    picture = draw_mesh(raster, &camera, &nothing);
    assert_true(picture.changed.x0 >= picture.changed.x1);
    raster_destroy(raster);
}

static void a_new_size_is_a_new_picture(void **state) {
    (void)state;
    Raster *raster = raster_create(40, 30), *other = raster_create(333, 217);
    Camera small = stand_camera(40, 30), large = stand_camera(333, 217);
    draw_people(raster, &small, true);
    assert_true(raster_resize(raster, 333, 217));
    uint32_t *fresh = copy_of(draw_people(other, &large, true));
    assert_same(draw_people(raster, &large, true), fresh);
    free(fresh);
    raster_destroy(raster);
    raster_destroy(other);
}

static void a_face_lives(void **state) {
    (void)state;
    Raster *raster = raster_create(320, 320);
    Camera camera =
        camera_look(vec3(-0.2, 1.5, 1.4), vec3(-0.66, 1.5, 0.22), radians(20), 320, 320);
    FacePaint calm = materials[STAND_FACE].face;
    uint32_t *before = copy_of(draw_people(raster, &camera, false));
    assert_int_equal(differing(draw_people(raster, &camera, false), before), 0);
    FacePaint faces[] = {{.blink = 1},   {.mouth_open = 1}, {.smile = 1}, {.look_x = 1},
                         {.look_y = -1}, {.brow = 1},       {.age = 1},   {.child = 1}};
    for (size_t i = 0; i < COUNT(faces); i++) {
        materials[STAND_FACE].face = faces[i];
        if (!i)
            materials[STAND_FACE].face.smile = calm.smile;
        int count = differing(draw_people(raster, &camera, false), before);
        if (count <= 40 || count >= 20000)
            broken("changed pixels of face", (int)i, count, 0, 0);
    }
    materials[STAND_FACE].face = calm;
    free(before);
    raster_destroy(raster);
}

// After a wanted change of the look: look at the picture, then write the new sum here.
#define KNOWN_SUM 0x74701cad3adee34fu
static void the_picture_is_the_known_one(void **state) {
    (void)state;
    Raster *raster = raster_create(320, 180);
    Camera camera = stand_camera(320, 180);
    uint64_t sum = sum_of(draw_people(raster, &camera, true));
    raster_destroy(raster);
    if (sum != KNOWN_SUM)
        print_error("the sum is 0x%016llxu\n", (unsigned long long)sum);
    assert_true(sum == KNOWN_SUM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kernels_give_the_same_bytes),
        cmocka_unit_test(wild_triangles_do_no_harm),
        cmocka_unit_test(threads_give_the_same_bytes),
        cmocka_unit_test(a_picture_leaves_nothing_behind),
        cmocka_unit_test(a_new_size_is_a_new_picture),
        cmocka_unit_test(a_face_lives),
        cmocka_unit_test(the_picture_is_the_known_one),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
