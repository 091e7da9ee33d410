// raster.h: triangles cover what they should, leave no holes, hide each other, cast a shadow.
#include "test_picture.h"

static void a_triangle_covers_its_area(void **state) {
    (void)state;
    Raster *raster = raster_create(200, 200);
    Camera camera = flat_camera(200, 200, 100);
    RasterVertex corner[3] = {flat_vertex(-0.83f, -0.71f), flat_vertex(0.77f, -0.33f),
                              flat_vertex(-0.11f, 0.87f)};
    const uint16_t index[3] = {0, 1, 2};
    const uint8_t wood = STAND_WOOD;
    RasterMesh mesh = flat_mesh(corner, 3, index, &wood, 1);
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
        RasterMesh mesh = flat_mesh(vertex, SHEET * SHEET, index, wood, n / 3);
        mesh.two_sided = true;
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
        RasterMesh mesh = flat_mesh(corner, 6, orders[order], paints[order], 2);
        seen[order] = at(draw_mesh(raster, &camera, &mesh), 50, 50);
    }
    assert_int_equal(seen[0], seen[1]);
    assert_true((seen[0] >> 16 & 255) > (seen[0] & 255)); // brown, not blue
    raster_destroy(raster);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_triangle_covers_its_area),
        cmocka_unit_test(neighbours_leave_no_crack),
        cmocka_unit_test(a_closed_mesh_has_no_hole),
        cmocka_unit_test(the_nearer_surface_hides_the_farther),
        cmocka_unit_test(things_stand_where_the_camera_says),
        cmocka_unit_test(people_cast_a_soft_shadow),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
