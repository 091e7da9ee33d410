// raster.h: the same bytes from every kernel and thread count, no holes, no garbage, clean
// pictures.
#include "check.h"

#include "raster.h"
#include "stand_in.h"

static StandMesh people, ground;
static Material materials[STAND_MATERIALS];
static uint64_t dice;

// 0 <= x < 1, the same row of numbers in every run.
static float roll(void) {
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (float)(dice >> 40) / 16777216.0f;
}

static RasterScene bare_scene(const Camera *camera) {
    return (RasterScene){.camera = camera, .materials = materials};
}

static RasterPicture draw_people(Raster *raster, const Camera *camera, bool shadow) {
    RasterScene scene = bare_scene(camera);
    if (shadow)
        scene.shadow = stand_shadow();
    RasterMesh mesh = stand_mesh(&people), mats = stand_mesh(&ground);
    mats.no_shadow = true;
    raster_begin(raster, &scene);
    raster_add(raster, &mesh);
    raster_add(raster, &mats);
    return raster_finish(raster);
}

static RasterPicture draw_mesh(Raster *raster, const Camera *camera, const RasterMesh *mesh) {
    RasterScene scene = bare_scene(camera);
    raster_begin(raster, &scene);
    raster_add(raster, mesh);
    return raster_finish(raster);
}

static uint32_t at(RasterPicture picture, int x, int y) {
    assert_true(x >= 0 && y >= 0 && x < picture.width && y < picture.height);
    return picture.pixel[(size_t)y * (size_t)picture.stride + (size_t)x];
}

static uint32_t *copy_of(RasterPicture picture) {
    size_t row = (size_t)picture.width;
    uint32_t *copy = malloc(row * (size_t)picture.height * sizeof *copy);
    assert_non_null(copy);
    for (int y = 0; y < picture.height; y++)
        memcpy(copy + row * (size_t)y, picture.pixel + (size_t)picture.stride * (size_t)y,
               row * sizeof *copy);
    return copy;
}

static void broken(const char *what, int x, int y, uint32_t here, uint32_t there) {
    print_error("%d, %d: %s %08x, %08x\n", x, y, what, here, there);
    _fail(__FILE__, __LINE__);
}

static uint64_t sum_of(RasterPicture picture) {
    uint64_t sum = 1469598103934665603u;
    for (int y = 0; y < picture.height; y++)
        for (int x = 0; x < picture.width; x++)
            sum = (sum ^ at(picture, x, y)) * 1099511628211u;
    return sum;
}

static void assert_same(RasterPicture a, const uint32_t *b) {
    for (int y = 0; y < a.height; y++)
        for (int x = 0; x < a.width; x++)
            if (at(a, x, y) != b[(size_t)y * (size_t)a.width + (size_t)x])
                broken("pixel", x, y, at(a, x, y), b[(size_t)y * (size_t)a.width + (size_t)x]);
}

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

// A camera 4 m away for which one pixel is `pixels` to the metre at z = 0.
static Camera flat_camera(int width, int height, double pixels) {
    double fov = 2 * own_atan2(height * 0.5 / pixels, 4);
    return camera_look(vec3(0, 0, 4), vec3(0, 0, 0), fov, width, height);
}

static RasterVertex flat_vertex(float x, float y) {
    return (RasterVertex){{x, y, 0}, {0, 0, 1}, {0, 0, 0}, 0};
}

static void a_triangle_covers_its_area(void **state) {
    (void)state;
    Raster *raster = raster_create(200, 200);
    Camera camera = flat_camera(200, 200, 100);
    RasterVertex corner[3] = {flat_vertex(-0.83f, -0.71f), flat_vertex(0.77f, -0.33f),
                              flat_vertex(-0.11f, 0.87f)};
    const uint16_t index[3] = {0, 1, 2};
    const uint8_t wood = STAND_WOOD;
    RasterMesh mesh = {corner, 3, index, &wood, 1, false, false};
    double area = 0.5 * ((0.77 + 0.83) * (0.87 + 0.71) - (-0.11 + 0.83) * (-0.33 + 0.71)) * 1e4;
    RasterPicture picture = draw_mesh(raster, &camera, &mesh);
    double covered = 0;
    for (int y = 0; y < 200; y++)
        for (int x = 0; x < 200; x++)
            covered += (at(picture, x, y) >> 24) / 255.0;
    assert_near(covered, area, area * 0.004);
    assert_int_equal(at(picture, 90, 100) >> 24, 255);
    assert_int_equal(at(picture, 5, 5), 0);
    // From behind it is there only when it has two sides.
    const uint16_t turned[3] = {0, 2, 1};
    mesh.index = turned;
    picture = draw_mesh(raster, &camera, &mesh);
    assert_int_equal(at(picture, 90, 100), 0);
    mesh.two_sided = true;
    picture = draw_mesh(raster, &camera, &mesh);
    assert_int_equal(at(picture, 90, 100) >> 24, 255);
    raster_destroy(raster);
}

// The pixels within x0..x1, y0..y1 that are not wholly covered.
static int holes_in(RasterPicture picture, int x0, int y0, int x1, int y1) {
    int holes = 0;
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            holes += at(picture, x, y) >> 24 != 255;
    return holes;
}

#define SHEET 23
static void neighbours_leave_no_crack(void **state) {
    (void)state;
    Raster *raster = raster_create(400, 300);
    Camera camera = flat_camera(400, 300, 100);
    RasterVertex vertex[SHEET * SHEET];
    uint16_t index[(SHEET - 1) * (SHEET - 1) * 6];
    uint8_t wood[(SHEET - 1) * (SHEET - 1) * 2];
    memset(wood, STAND_WOOD, sizeof wood);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        // Uneven rows and columns, from slivers to triangles of several screens.
        float place[2][SHEET];
        dice = seed;
        for (int k = 0; k < 2; k++)
            for (int i = 0; i < SHEET; i++)
                place[k][i] = i == 0 ? -60.0f : i == SHEET - 1 ? 60.0f : 0;
        for (int k = 0; k < 2; k++)
            for (int i = 1; i < SHEET - 1; i++)
                place[k][i] = -2.2f + 4.4f * ((float)i + roll() * 0.9f) / SHEET;
        for (int j = 0; j < SHEET; j++)
            for (int i = 0; i < SHEET; i++) {
                bool inner = i > 0 && j > 0 && i < SHEET - 1 && j < SHEET - 1;
                float shift = inner ? 0.05f : 0;
                vertex[j * SHEET + i] = flat_vertex(place[0][i] + (roll() - 0.5f) * shift,
                                                    place[1][j] + (roll() - 0.5f) * shift);
            }
        int n = 0;
        for (int j = 0; j + 1 < SHEET; j++)
            for (int i = 0; i + 1 < SHEET; i++) {
                int a = j * SHEET + i, b = a + 1, c = a + SHEET, d = c + 1;
                const int corner[6] = {a, b, d, a, d, c};
                for (int k = 0; k < 6; k++)
                    index[n++] = (uint16_t)corner[k];
            }
        RasterMesh mesh = {vertex, SHEET * SHEET, index, wood, n / 3, true, false};
        RasterPicture picture = draw_mesh(raster, &camera, &mesh);
        assert_int_equal(holes_in(picture, 0, 0, 400, 300), 0);
    }
    raster_destroy(raster);
}

static StandMesh ball;
static void a_closed_mesh_has_no_hole(void **state) {
    (void)state;
    Raster *raster = raster_create(300, 300);
    for (int size = 1; size <= 6; size++) { // to triangles smaller than a pixel
        memset(&ball, 0, sizeof ball);
        stand_ball(&ball, vec3(0, 0, 0), vec3(1, 1, 1), quat_axis(vec3(0.6, 0, 0.8), size), 0, 1,
                   20 * size, 24 * size, STAND_TOP, NULL);
        Camera camera = flat_camera(300, 300, 130);
        RasterMesh mesh = stand_mesh(&ball);
        RasterPicture picture = draw_mesh(raster, &camera, &mesh);
        // Within the polygons' inscribed circle; nearer the eye it looks a little larger.
        int holes = 0;
        double inside = 130 * 0.97;
        for (int y = 0; y < 300; y++)
            for (int x = 0; x < 300; x++)
                if (hypot(x - 149.5, y - 149.5) < inside)
                    holes += at(picture, x, y) >> 24 != 255;
        assert_int_equal(holes, 0);
    }
    raster_destroy(raster);
}

static void the_nearer_surface_hides_the_farther(void **state) {
    (void)state;
    Raster *raster = raster_create(100, 100);
    Camera camera = flat_camera(100, 100, 50);
    RasterVertex corner[6];
    for (int k = 0; k < 2; k++) {
        corner[k * 3] = flat_vertex(-3, -2);
        corner[k * 3 + 1] = flat_vertex(3, -2);
        corner[k * 3 + 2] = flat_vertex(0, 3);
    }
    const uint16_t orders[2][6] = {{0, 1, 2, 3, 4, 5}, {3, 4, 5, 0, 1, 2}};
    const uint8_t paints[2][2] = {{STAND_WOOD, STAND_LEGS}, {STAND_LEGS, STAND_WOOD}};
    for (int k = 0; k < 3; k++)
        corner[k].position[2] = 0.002f; // the wood lies two millimetres before the cloth
    uint32_t seen[2];
    for (int order = 0; order < 2; order++) {
        RasterMesh mesh = {corner, 6, orders[order], paints[order], 2, false, false};
        seen[order] = at(draw_mesh(raster, &camera, &mesh), 50, 50);
    }
    assert_int_equal(seen[0], seen[1]);
    assert_true((seen[0] >> 16 & 255) > (seen[0] & 255)); // brown, not blue
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

static void things_stand_where_the_camera_says(void **state) {
    (void)state;
    Raster *raster = raster_create(640, 360);
    Camera camera = stand_camera(640, 360);
    for (int k = 0; k < 4; k++) {
        Vec3 place = vec3(-1 + 0.6 * k, 0.3 + 0.4 * k, 0.5 - 0.3 * k);
        memset(&ball, 0, sizeof ball);
        stand_ball(&ball, place, vec3(0.1, 0.1, 0.1), quat_identity(), 0, 1, 16, 20, STAND_WOOD,
                   NULL);
        RasterMesh mesh = stand_mesh(&ball);
        RasterPicture picture = draw_mesh(raster, &camera, &mesh);
        double x, y, depth, sum = 0, sum_x = 0, sum_y = 0;
        assert_true(camera_project(&camera, place, &x, &y, &depth));
        for (int j = 0; j < 360; j++)
            for (int i = 0; i < 640; i++) {
                double covered = at(picture, i, j) >> 24;
                sum += covered;
                sum_x += covered * (i + 0.5);
                sum_y += covered * (j + 0.5);
            }
        assert_near(sum_x / sum, x, 0.15);
        assert_near(sum_y / sum, y, 0.15);
    }
    raster_destroy(raster);
}

static int shadow_pixels(RasterPicture picture) {
    int count = 0;
    for (int y = 0; y < picture.height; y++)
        for (int x = 0; x < picture.width; x++) {
            uint32_t alpha = at(picture, x, y) >> 24;
            count += alpha > 0 && alpha < 120;
        }
    return count;
}

static void people_cast_a_soft_shadow(void **state) {
    (void)state;
    Raster *raster = raster_create(640, 360);
    Camera camera = stand_camera(640, 360);
    int edges = shadow_pixels(draw_people(raster, &camera, false));
    int with = shadow_pixels(draw_people(raster, &camera, true));
    assert_true(with > edges + 2500);
    // Nothing falls on the floor behind a wall.
    RasterScene scene = bare_scene(&camera);
    scene.shadow = stand_shadow();
    scene.shadow.back_z = -0.02f;
    RasterMesh mesh = stand_mesh(&people);
    raster_begin(raster, &scene);
    raster_add(raster, &mesh);
    int cut = shadow_pixels(raster_finish(raster));
    assert_true(cut > edges && cut < with - 800);
    raster_destroy(raster);
}

static int differing(RasterPicture a, const uint32_t *b) {
    int count = 0;
    for (int y = 0; y < a.height; y++)
        for (int x = 0; x < a.width; x++)
            count += at(a, x, y) != b[(size_t)y * (size_t)a.width + (size_t)x];
    return count;
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

static void the_picture_is_the_known_one(void **state) {
    (void)state;
    Raster *raster = raster_create(320, 180);
    Camera camera = stand_camera(320, 180);
    uint64_t sum = sum_of(draw_people(raster, &camera, true));
    raster_destroy(raster);
    // After a wanted change of the look: look at the picture, then write the new sum here.
    assert_true(sum == 0xb561a97ccf9b9241u);
}

static int set_up(void **state) {
    (void)state;
    stand_materials(materials, HOUR_MORNING);
    stand_scene(&people, &ground, true);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kernels_give_the_same_bytes),
        cmocka_unit_test(wild_triangles_do_no_harm),
        cmocka_unit_test(threads_give_the_same_bytes),
        cmocka_unit_test(a_triangle_covers_its_area),
        cmocka_unit_test(neighbours_leave_no_crack),
        cmocka_unit_test(a_closed_mesh_has_no_hole),
        cmocka_unit_test(the_nearer_surface_hides_the_farther),
        cmocka_unit_test(a_picture_leaves_nothing_behind),
        cmocka_unit_test(a_new_size_is_a_new_picture),
        cmocka_unit_test(things_stand_where_the_camera_says),
        cmocka_unit_test(people_cast_a_soft_shadow),
        cmocka_unit_test(a_face_lives),
        cmocka_unit_test(the_picture_is_the_known_one),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
