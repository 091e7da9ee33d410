// Angles read back from a body.
#include "check.h"

#include "key.h"
#include "measure.h"

static void rest_is_zero(void **state) {
    (void)state;
    Figure f;
    Body b;
    figure_init(&f, 1.65, false);
    figure_rest(&f, &b);
    Measure m;
    measure_body(&b, SIDE_RIGHT, &m);
    for (int r = 0; r < RANGE_COUNT; r++)
        for (int s = 0; s < SIDE_COUNT; s++)
            if (r != RANGE_SHOULDER_PLANE) // hanging, an arm has no plane
                assert_near(m.angle[r][s], 0, 1e-9);
}

static void small_trunk_angles_are_read_as_written(void **state) {
    (void)state;
    static const Channel channel[] = {CHANNEL_SPINE_FLEX, CHANNEL_SPINE_SIDE, CHANNEL_SPINE_TURN,
                                      CHANNEL_NECK_FLEX,  CHANNEL_NECK_SIDE,  CHANNEL_NECK_TURN};
    static const RangeId range[] = {RANGE_SPINE_FLEX, RANGE_SPINE_SIDE, RANGE_SPINE_TURN,
                                    RANGE_NECK_FLEX,  RANGE_NECK_SIDE,  RANGE_NECK_TURN};
    Figure f;
    figure_init(&f, 1.65, false);
    for (size_t i = 0; i < COUNT(channel); i++)
        for (double angle = -20; angle <= 20; angle += 8) {
            KeyPose key = {0};
            key.angle[channel[i]] = radians(angle);
            Body b;
            memset(&b, 0, sizeof b);
            key_place_trunk(&f, &key, &b);
            double flex, side, turn;
            bool neck = channel[i] >= CHANNEL_NECK_FLEX;
            Joint from = neck ? JOINT_RIBS : JOINT_PELVIS, to = neck ? JOINT_HEAD : JOINT_RIBS;
            measure_turn(b.rotation[from], b.rotation[to], SIDE_RIGHT, &flex, &side, &turn);
            const double got[3] = {flex, side, turn};
            for (int k = 0; k < 3; k++) {
                bool this = range[i] == (RangeId)(k + (neck ? RANGE_NECK_FLEX : RANGE_SPINE_FLEX));
                assert_near(degrees(got[k]), this ? angle : 0, 1e-6);
            }
            // The other side leading sees the same bend the other way round.
            measure_turn(b.rotation[from], b.rotation[to], SIDE_LEFT, &flex, &side, &turn);
            assert_near(side, -got[1], 1e-12);
            assert_near(turn, -got[2], 1e-12);
        }
}

static void the_signs_are_the_clinical_ones(void **state) {
    (void)state;
    Figure f;
    figure_init(&f, 1.65, false);
    KeyPose key = {0};
    Body b;
    key.angle[CHANNEL_SPINE_FLEX] = .3;
    key_place_trunk(&f, &key, &b);
    assert_true(b.position[JOINT_NECK].z > .02); // forward
    key = (KeyPose){0};
    key.angle[CHANNEL_SPINE_SIDE] = .3;
    key_place_trunk(&f, &key, &b);
    assert_true(b.position[JOINT_NECK].x < -.02); // towards the lead side, the right
    key = (KeyPose){0};
    key.angle[CHANNEL_SPINE_TURN] = .3;
    key_place_trunk(&f, &key, &b);
    assert_true(quat_rotate(b.rotation[JOINT_RIBS], vec3(0, 0, 1)).x < -.1);
    key = (KeyPose){0};
    key.angle[CHANNEL_PELVIS_LIST] = .2;
    key_place_trunk(&f, &key, &b);
    assert_true(b.position[JOINT_HIP + SIDE_RIGHT].y < b.position[JOINT_HIP].y); // lead hip down
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rest_is_zero),
        cmocka_unit_test(small_trunk_angles_are_read_as_written),
        cmocka_unit_test(the_signs_are_the_clinical_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
