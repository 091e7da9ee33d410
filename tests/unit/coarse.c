// coarse.h: a coarse skin lies on the fine one, reaches as far and has far fewer triangles.
#include "coarse.h"
#include "check.h"

static const double SIZE = .034;

static void a_coarse_skin_fills_the_same_space(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Figure figure;
        Mesh mesh;
        Coarse coarse;
        figure_init(&figure, child ? 1.10 : 1.65, child == 1);
        assert_true(mesh_make(&figure, 1, &mesh));
        assert_true(coarse_make(&mesh, SIZE, &coarse));
        assert_true(coarse.triangle_count > 800);
        assert_true(coarse.triangle_count < mesh.triangle_count / 2);
        for (int i = 0; i < coarse.triangle_count * 3; i++)
            assert_true(coarse.index[i] < coarse.vertex_count);
        // No vertex is far from one of its own piece that stayed.
        for (int i = 0; i < mesh.vertex_count; i++) {
            const MeshVertex *v = &mesh.vertex[i];
            double nearest = 1;
            for (int k = 0; k < coarse.vertex_count; k++) {
                const MeshVertex *c = &mesh.vertex[coarse.vertex[k]];
                double square = 0;
                for (int n = 0; n < 3; n++) {
                    double way = (double)(v->position[n] - c->position[n]);
                    square += way * way;
                }
                nearest = c->piece == v->piece && square < nearest ? square : nearest;
            }
            assert_true(nearest <= 3 * SIZE * SIZE);
        }
        coarse_free(&coarse);
        mesh_free(&mesh);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_coarse_skin_fills_the_same_space)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
