using Nuke.Common;

/// <summary>300 targets, declared in random order, that do nothing: hard and soft orders and triggers among them are random.</summary>
internal class Build : NukeBuild
{
    public static int Main() => Execute<Build>(x => x.One);

    private static readonly Action Nothing = () => { };

    private Target One => _ => _.Executes(Nothing);

    private Target All =>
        _ =>
            _.DependsOn(
                T000,
                T001,
                T002,
                T003,
                T004,
                T005,
                T006,
                T007,
                T008,
                T009,
                T010,
                T011,
                T012,
                T013,
                T014,
                T015,
                T016,
                T017,
                T018,
                T019,
                T020,
                T021,
                T022,
                T023,
                T024,
                T025,
                T026,
                T027,
                T028,
                T029,
                T030,
                T031,
                T032,
                T033,
                T034,
                T035,
                T036,
                T037,
                T038,
                T039,
                T040,
                T041,
                T042,
                T043,
                T044,
                T045,
                T046,
                T047,
                T048,
                T049,
                T050,
                T051,
                T052,
                T053,
                T054,
                T055,
                T056,
                T057,
                T058,
                T059,
                T060,
                T061,
                T062,
                T063,
                T064,
                T065,
                T066,
                T067,
                T068,
                T069,
                T070,
                T071,
                T072,
                T073,
                T074,
                T075,
                T076,
                T077,
                T078,
                T079,
                T080,
                T081,
                T082,
                T083,
                T084,
                T085,
                T086,
                T087,
                T088,
                T089,
                T090,
                T091,
                T092,
                T093,
                T094,
                T095,
                T096,
                T097,
                T098,
                T099,
                T100,
                T101,
                T102,
                T103,
                T104,
                T105,
                T106,
                T107,
                T108,
                T109,
                T110,
                T111,
                T112,
                T113,
                T114,
                T115,
                T116,
                T117,
                T118,
                T119,
                T120,
                T121,
                T122,
                T123,
                T124,
                T125,
                T126,
                T127,
                T128,
                T129,
                T130,
                T131,
                T132,
                T133,
                T134,
                T135,
                T136,
                T137,
                T138,
                T139,
                T140,
                T141,
                T142,
                T143,
                T144,
                T145,
                T146,
                T147,
                T148,
                T149,
                T150,
                T151,
                T152,
                T153,
                T154,
                T155,
                T156,
                T157,
                T158,
                T159,
                T160,
                T161,
                T162,
                T163,
                T164,
                T165,
                T166,
                T167,
                T168,
                T169,
                T170,
                T171,
                T172,
                T173,
                T174,
                T175,
                T176,
                T177,
                T178,
                T179,
                T180,
                T181,
                T182,
                T183,
                T184,
                T185,
                T186,
                T187,
                T188,
                T189,
                T190,
                T191,
                T192,
                T193,
                T194,
                T195,
                T196,
                T197,
                T198,
                T199,
                T200,
                T201,
                T202,
                T203,
                T204,
                T205,
                T206,
                T207,
                T208,
                T209,
                T210,
                T211,
                T212,
                T213,
                T214,
                T215,
                T216,
                T217,
                T218,
                T219,
                T220,
                T221,
                T222,
                T223,
                T224,
                T225,
                T226,
                T227,
                T228,
                T229,
                T230,
                T231,
                T232,
                T233,
                T234,
                T235,
                T236,
                T237,
                T238,
                T239,
                T240,
                T241,
                T242,
                T243,
                T244,
                T245,
                T246,
                T247,
                T248,
                T249,
                T250,
                T251,
                T252,
                T253,
                T254,
                T255,
                T256,
                T257,
                T258,
                T259,
                T260,
                T261,
                T262,
                T263,
                T264,
                T265,
                T266,
                T267,
                T268,
                T269,
                T270,
                T271,
                T272,
                T273,
                T274,
                T275,
                T276,
                T277,
                T278,
                T279,
                T280,
                T281,
                T282,
                T283,
                T284,
                T285,
                T286,
                T287,
                T288,
                T289,
                T290,
                T291,
                T292,
                T293,
                T294,
                T295,
                T296,
                T297,
                T298,
                T299
            );

    private Target T274 => _ => _.DependsOn(T104, T248).Executes(Nothing);

    private Target T246 => _ => _.DependsOn(T044, T099, T179, T189).Executes(Nothing);

    private Target T108 => _ => _.DependsOn(T019, T028, T075, T101).Executes(Nothing);

    private Target T082 => _ => _.DependsOn(T034, T049, T060).After(T006).Executes(Nothing);

    private Target T136 => _ => _.After(T030).Executes(Nothing);

    private Target T101 => _ => _.DependsOn(T100).Executes(Nothing);

    private Target T134 => _ => _.DependsOn(T003, T023, T032, T131).Executes(Nothing);

    private Target T045 => _ => _.DependsOn(T002, T020, T030, T038).After(T004).Executes(Nothing);

    private Target T279 => _ => _.DependsOn(T190, T194, T247).Executes(Nothing);

    private Target T034 => _ => _.Executes(Nothing);

    private Target T063 => _ => _.DependsOn(T016).After(T032).Executes(Nothing);

    private Target T286 => _ => _.Executes(Nothing);

    private Target T040 => _ => _.DependsOn(T004).Executes(Nothing);

    private Target T133 => _ => _.DependsOn(T047, T089, T110).Executes(Nothing);

    private Target T109 => _ => _.DependsOn(T069, T077, T105).Executes(Nothing);

    private Target T146 => _ => _.DependsOn(T049, T109).Executes(Nothing);

    private Target T220 => _ => _.DependsOn(T000, T159).Executes(Nothing);

    private Target T151 => _ => _.DependsOn(T048).Executes(Nothing);

    private Target T144 => _ => _.After(T065).Executes(Nothing);

    private Target T026 => _ => _.DependsOn(T025).Executes(Nothing);

    private Target T069 => _ => _.After(T048).Executes(Nothing);

    private Target T256 => _ => _.Executes(Nothing);

    private Target T077 =>
        _ => _.DependsOn(T017, T073).After(T012).TriggeredBy(T031).Executes(Nothing);

    private Target T112 => _ => _.DependsOn(T060, T066, T074, T079).Executes(Nothing);

    private Target T064 => _ => _.DependsOn(T029, T047, T063).Executes(Nothing);

    private Target T169 => _ => _.DependsOn(T017, T048, T112, T157).After(T138).Executes(Nothing);

    private Target T061 => _ => _.DependsOn(T009, T028, T029).After(T000).Executes(Nothing);

    private Target T207 => _ => _.Executes(Nothing);

    private Target T031 => _ => _.DependsOn(T009, T013).Executes(Nothing);

    private Target T019 => _ => _.DependsOn(T014).After(T002).Executes(Nothing);

    private Target T096 => _ => _.After(T065).Executes(Nothing);

    private Target T241 => _ => _.DependsOn(T061, T182, T218).Executes(Nothing);

    private Target T046 => _ => _.TriggeredBy(T021).Executes(Nothing);

    private Target T298 => _ => _.DependsOn(T202).After(T253).Executes(Nothing);

    private Target T130 => _ => _.After(T099).Executes(Nothing);

    private Target T080 => _ => _.Executes(Nothing);

    private Target T140 => _ => _.Executes(Nothing);

    private Target T123 => _ => _.DependsOn(T016, T058, T086, T099).Executes(Nothing);

    private Target T175 => _ => _.DependsOn(T121, T126).After(T105).Executes(Nothing);

    private Target T158 => _ => _.DependsOn(T004, T075, T146).After(T032).Executes(Nothing);

    private Target T062 => _ => _.DependsOn(T000, T010, T034).Executes(Nothing);

    private Target T138 => _ => _.DependsOn(T045, T054).Executes(Nothing);

    private Target T084 => _ => _.DependsOn(T014, T066).Executes(Nothing);

    private Target T292 => _ => _.Executes(Nothing);

    private Target T160 => _ => _.DependsOn(T039, T050, T153).Executes(Nothing);

    private Target T128 => _ => _.DependsOn(T084, T097).Executes(Nothing);

    private Target T086 => _ => _.DependsOn(T028).After(T055).TriggeredBy(T007).Executes(Nothing);

    private Target T294 => _ => _.DependsOn(T123, T125, T178, T198).After(T251).Executes(Nothing);

    private Target T164 => _ => _.DependsOn(T010).Executes(Nothing);

    private Target T051 => _ => _.DependsOn(T009, T012, T040).Executes(Nothing);

    private Target T088 => _ => _.DependsOn(T001, T040, T073, T078).After(T085).Executes(Nothing);

    private Target T273 => _ => _.Executes(Nothing);

    private Target T206 => _ => _.DependsOn(T155, T173, T189, T195).Executes(Nothing);

    private Target T079 => _ => _.DependsOn(T038, T048).Executes(Nothing);

    private Target T125 => _ => _.DependsOn(T061).Executes(Nothing);

    private Target T059 => _ => _.DependsOn(T009).After(T044).Executes(Nothing);

    private Target T009 => _ => _.Executes(Nothing);

    private Target T100 => _ => _.DependsOn(T018).After(T046).Executes(Nothing);

    private Target T055 => _ => _.DependsOn(T008, T027, T044).Executes(Nothing);

    private Target T238 => _ => _.DependsOn(T125).Executes(Nothing);

    private Target T042 =>
        _ => _.DependsOn(T009, T012, T032).After(T008).TriggeredBy(T006).Executes(Nothing);

    private Target T222 => _ => _.After(T211).Executes(Nothing);

    private Target T230 => _ => _.DependsOn(T004, T193).Executes(Nothing);

    private Target T240 => _ => _.DependsOn(T020, T176, T198).After(T170).Executes(Nothing);

    private Target T141 => _ => _.DependsOn(T037, T080, T100).Executes(Nothing);

    private Target T153 => _ => _.DependsOn(T042, T084, T114).After(T082).Executes(Nothing);

    private Target T072 => _ => _.DependsOn(T022, T036, T056, T070).Executes(Nothing);

    private Target T049 => _ => _.DependsOn(T025).Executes(Nothing);

    private Target T110 =>
        _ => _.DependsOn(T013, T033, T039, T085).TriggeredBy(T066).Executes(Nothing);

    private Target T251 => _ => _.DependsOn(T032).After(T227).Executes(Nothing);

    private Target T116 => _ => _.DependsOn(T030, T090, T114).Executes(Nothing);

    private Target T117 => _ => _.DependsOn(T006, T075, T083).After(T115).Executes(Nothing);

    private Target T166 => _ => _.TriggeredBy(T011).Executes(Nothing);

    private Target T030 => _ => _.DependsOn(T003, T010).Executes(Nothing);

    private Target T162 => _ => _.Executes(Nothing);

    private Target T137 => _ => _.DependsOn(T029, T034, T046, T131).Executes(Nothing);

    private Target T145 => _ => _.Executes(Nothing);

    private Target T041 => _ => _.DependsOn(T001, T011, T031).Executes(Nothing);

    private Target T003 => _ => _.DependsOn(T001, T002).Executes(Nothing);

    private Target T173 => _ => _.DependsOn(T046, T162).Executes(Nothing);

    private Target T223 => _ => _.DependsOn(T123, T140, T146, T192).After(T155).Executes(Nothing);

    private Target T263 => _ => _.TriggeredBy(T109).Executes(Nothing);

    private Target T197 => _ => _.After(T167).Executes(Nothing);

    private Target T288 => _ => _.DependsOn(T271).Executes(Nothing);

    private Target T095 => _ => _.DependsOn(T009, T051, T064, T086).Executes(Nothing);

    private Target T071 => _ => _.DependsOn(T003).TriggeredBy(T032).Executes(Nothing);

    private Target T035 => _ => _.Executes(Nothing);

    private Target T277 => _ => _.DependsOn(T034, T094, T134).After(T146).Executes(Nothing);

    private Target T191 => _ => _.DependsOn(T040, T183, T185).Executes(Nothing);

    private Target T192 => _ => _.DependsOn(T003, T138).Executes(Nothing);

    private Target T204 => _ => _.After(T057).Executes(Nothing);

    private Target T078 => _ => _.DependsOn(T007, T051).Executes(Nothing);

    private Target T270 => _ => _.DependsOn(T049, T181).Executes(Nothing);

    private Target T280 => _ => _.DependsOn(T181).Executes(Nothing);

    private Target T060 => _ => _.DependsOn(T003, T019).Executes(Nothing);

    private Target T266 =>
        _ => _.DependsOn(T090, T169, T195, T206).TriggeredBy(T170).Executes(Nothing);

    private Target T275 => _ => _.DependsOn(T066).Executes(Nothing);

    private Target T135 => _ => _.DependsOn(T014).After(T058).Executes(Nothing);

    private Target T239 => _ => _.DependsOn(T181, T219).Executes(Nothing);

    private Target T053 => _ => _.DependsOn(T006, T037, T038).TriggeredBy(T050).Executes(Nothing);

    private Target T010 => _ => _.DependsOn(T001, T003, T004, T006).Executes(Nothing);

    private Target T037 => _ => _.Executes(Nothing);

    private Target T081 => _ => _.DependsOn(T068).Executes(Nothing);

    private Target T099 => _ => _.DependsOn(T016, T071, T079).Executes(Nothing);

    private Target T244 => _ => _.DependsOn(T089, T126, T230).Executes(Nothing);

    private Target T260 => _ => _.DependsOn(T021, T147, T214).Executes(Nothing);

    private Target T129 => _ => _.DependsOn(T050, T064, T122).Executes(Nothing);

    private Target T291 => _ => _.TriggeredBy(T238).Executes(Nothing);

    private Target T235 => _ => _.DependsOn(T063, T085, T107).Executes(Nothing);

    private Target T254 => _ => _.DependsOn(T013, T026, T049).Executes(Nothing);

    private Target T221 => _ => _.DependsOn(T097, T102, T157).Executes(Nothing);

    private Target T245 => _ => _.DependsOn(T203, T234, T235).After(T112).Executes(Nothing);

    private Target T186 => _ => _.DependsOn(T090, T115, T154).After(T021).Executes(Nothing);

    private Target T161 => _ => _.DependsOn(T046, T081).Executes(Nothing);

    private Target T102 => _ => _.DependsOn(T006, T072).After(T086).Executes(Nothing);

    private Target T276 => _ => _.Executes(Nothing);

    private Target T269 => _ => _.DependsOn(T024, T143).After(T069).Executes(Nothing);

    private Target T249 => _ => _.After(T205).Executes(Nothing);

    private Target T105 => _ => _.DependsOn(T021, T039, T040, T077).After(T074).Executes(Nothing);

    private Target T131 => _ => _.DependsOn(T086, T090).Executes(Nothing);

    private Target T050 => _ => _.DependsOn(T010, T014, T028, T044).Executes(Nothing);

    private Target T258 => _ => _.After(T016).Executes(Nothing);

    private Target T185 => _ => _.DependsOn(T023, T181).Executes(Nothing);

    private Target T219 => _ => _.DependsOn(T047, T181).After(T206).Executes(Nothing);

    private Target T290 => _ => _.DependsOn(T017, T048, T164).Executes(Nothing);

    private Target T127 => _ => _.Executes(Nothing);

    private Target T202 => _ => _.DependsOn(T021, T090, T115, T174).After(T135).Executes(Nothing);

    private Target T043 => _ => _.DependsOn(T005, T032).After(T009).Executes(Nothing);

    private Target T195 => _ => _.DependsOn(T036).Executes(Nothing);

    private Target T001 => _ => _.DependsOn(T000).Executes(Nothing);

    private Target T054 => _ => _.DependsOn(T030, T034, T051).After(T023).Executes(Nothing);

    private Target T172 => _ => _.DependsOn(T032).Executes(Nothing);

    private Target T157 => _ => _.DependsOn(T007, T014, T026, T145).Executes(Nothing);

    private Target T065 => _ => _.DependsOn(T009, T053).TriggeredBy(T043).Executes(Nothing);

    private Target T165 => _ => _.DependsOn(T005, T029, T120).Executes(Nothing);

    private Target T182 => _ => _.DependsOn(T083, T129, T171).Executes(Nothing);

    private Target T289 => _ => _.DependsOn(T154, T177).After(T123).Executes(Nothing);

    private Target T199 => _ => _.After(T135).Executes(Nothing);

    private Target T171 => _ => _.DependsOn(T008, T076).After(T091).Executes(Nothing);

    private Target T000 => _ => _.Executes(Nothing);

    private Target T038 => _ => _.DependsOn(T007, T027).After(T023).Executes(Nothing);

    private Target T255 => _ => _.DependsOn(T086).Executes(Nothing);

    private Target T170 =>
        _ => _.DependsOn(T060, T098, T138, T161).After(T001).TriggeredBy(T022).Executes(Nothing);

    private Target T098 => _ => _.DependsOn(T035, T040, T059, T074).Executes(Nothing);

    private Target T234 => _ => _.DependsOn(T062).Executes(Nothing);

    private Target T226 => _ => _.Executes(Nothing);

    private Target T259 => _ => _.DependsOn(T231).Executes(Nothing);

    private Target T124 => _ => _.DependsOn(T052, T098).Executes(Nothing);

    private Target T257 => _ => _.Executes(Nothing);

    private Target T214 => _ => _.DependsOn(T035, T110).Executes(Nothing);

    private Target T097 => _ => _.DependsOn(T011, T032, T071, T094).Executes(Nothing);

    private Target T013 => _ => _.TriggeredBy(T010).Executes(Nothing);

    private Target T179 => _ => _.DependsOn(T012, T040, T049, T171).After(T013).Executes(Nothing);

    private Target T215 => _ => _.DependsOn(T050, T079, T097).Executes(Nothing);

    private Target T155 => _ => _.DependsOn(T080, T127, T131, T148).Executes(Nothing);

    private Target T139 => _ => _.DependsOn(T074).After(T061).Executes(Nothing);

    private Target T262 => _ => _.DependsOn(T144).Executes(Nothing);

    private Target T250 => _ => _.DependsOn(T062, T131, T202).After(T182).Executes(Nothing);

    private Target T029 => _ => _.DependsOn(T006, T011).Executes(Nothing);

    private Target T232 => _ => _.DependsOn(T045, T136).Executes(Nothing);

    private Target T052 => _ => _.DependsOn(T049).Executes(Nothing);

    private Target T011 => _ => _.DependsOn(T002, T008).Executes(Nothing);

    private Target T287 => _ => _.DependsOn(T090, T094, T153).After(T271).Executes(Nothing);

    private Target T104 => _ => _.DependsOn(T093).Executes(Nothing);

    private Target T093 => _ => _.DependsOn(T015, T017, T018).Executes(Nothing);

    private Target T085 => _ => _.DependsOn(T028, T031, T042).Executes(Nothing);

    private Target T268 => _ => _.DependsOn(T246, T248).Executes(Nothing);

    private Target T271 => _ => _.DependsOn(T101).Executes(Nothing);

    private Target T089 =>
        _ => _.DependsOn(T050, T056).After(T027).TriggeredBy(T051).Executes(Nothing);

    private Target T188 => _ => _.DependsOn(T039, T095).Executes(Nothing);

    private Target T033 => _ => _.TriggeredBy(T009).Executes(Nothing);

    private Target T023 => _ => _.DependsOn(T006).Executes(Nothing);

    private Target T002 => _ => _.DependsOn(T000, T001).Executes(Nothing);

    private Target T159 => _ => _.DependsOn(T103, T151, T153).Executes(Nothing);

    private Target T024 => _ => _.DependsOn(T004, T016).After(T010).Executes(Nothing);

    private Target T278 => _ => _.DependsOn(T151, T199).After(T258).Executes(Nothing);

    private Target T016 => _ => _.DependsOn(T005, T008).Executes(Nothing);

    private Target T067 =>
        _ => _.DependsOn(T004, T040, T058).After(T026).TriggeredBy(T064).Executes(Nothing);

    private Target T217 => _ => _.DependsOn(T051, T137).After(T106).Executes(Nothing);

    private Target T216 => _ => _.DependsOn(T055).After(T041).Executes(Nothing);

    private Target T198 =>
        _ => _.DependsOn(T007, T067).After(T013).TriggeredBy(T045).Executes(Nothing);

    private Target T247 => _ => _.DependsOn(T023, T071, T115).After(T196).Executes(Nothing);

    private Target T282 => _ => _.DependsOn(T080, T240, T271).Executes(Nothing);

    private Target T203 =>
        _ => _.DependsOn(T001, T052, T060, T110).After(T150).TriggeredBy(T195).Executes(Nothing);

    private Target T143 => _ => _.Executes(Nothing);

    private Target T163 => _ => _.DependsOn(T046, T144).Executes(Nothing);

    private Target T027 => _ => _.DependsOn(T024).Executes(Nothing);

    private Target T209 => _ => _.Executes(Nothing);

    private Target T196 => _ => _.Executes(Nothing);

    private Target T015 => _ => _.DependsOn(T000, T001, T005, T009).After(T006).Executes(Nothing);

    private Target T211 => _ => _.DependsOn(T060, T172, T193, T203).Executes(Nothing);

    private Target T022 => _ => _.DependsOn(T016, T018).Executes(Nothing);

    private Target T047 => _ => _.DependsOn(T012, T014).Executes(Nothing);

    private Target T184 => _ => _.DependsOn(T154).Executes(Nothing);

    private Target T113 => _ => _.DependsOn(T010, T058, T060, T066).After(T063).Executes(Nothing);

    private Target T194 => _ => _.DependsOn(T004, T043, T126, T172).Executes(Nothing);

    private Target T008 => _ => _.DependsOn(T000, T004, T006).Executes(Nothing);

    private Target T213 =>
        _ => _.DependsOn(T096, T101, T132, T160).TriggeredBy(T069).Executes(Nothing);

    private Target T058 => _ => _.After(T019).Executes(Nothing);

    private Target T272 => _ => _.After(T139).Executes(Nothing);

    private Target T032 => _ => _.DependsOn(T012).Executes(Nothing);

    private Target T284 => _ => _.DependsOn(T013, T166, T242, T257).Executes(Nothing);

    private Target T066 => _ => _.DependsOn(T005, T008, T025, T043).Executes(Nothing);

    private Target T201 => _ => _.DependsOn(T078, T084, T155, T188).Executes(Nothing);

    private Target T094 => _ => _.DependsOn(T019, T023, T081).TriggeredBy(T051).Executes(Nothing);

    private Target T231 => _ => _.DependsOn(T138).Executes(Nothing);

    private Target T036 => _ => _.DependsOn(T019, T026).After(T003).Executes(Nothing);

    private Target T285 => _ => _.DependsOn(T040, T140).Executes(Nothing);

    private Target T044 => _ => _.DependsOn(T013, T015, T029).Executes(Nothing);

    private Target T057 => _ => _.DependsOn(T040, T049, T051).After(T030).Executes(Nothing);

    private Target T227 => _ => _.Executes(Nothing);

    private Target T087 => _ => _.DependsOn(T061).TriggeredBy(T034).Executes(Nothing);

    private Target T074 => _ => _.DependsOn(T032).After(T035).Executes(Nothing);

    private Target T070 => _ => _.DependsOn(T023, T043, T048, T061).Executes(Nothing);

    private Target T005 => _ => _.DependsOn(T001).Executes(Nothing);

    private Target T111 => _ => _.DependsOn(T095).Executes(Nothing);

    private Target T056 => _ => _.DependsOn(T003, T021, T033, T055).Executes(Nothing);

    private Target T126 => _ => _.DependsOn(T066).Executes(Nothing);

    private Target T073 => _ => _.DependsOn(T033).TriggeredBy(T052).Executes(Nothing);

    private Target T218 => _ => _.DependsOn(T096, T199).Executes(Nothing);

    private Target T229 => _ => _.Executes(Nothing);

    private Target T132 => _ => _.DependsOn(T040, T067).Executes(Nothing);

    private Target T103 => _ => _.DependsOn(T095, T098).Executes(Nothing);

    private Target T177 => _ => _.After(T012).Executes(Nothing);

    private Target T293 => _ => _.DependsOn(T011, T040, T275, T291).Executes(Nothing);

    private Target T075 => _ => _.DependsOn(T031).Executes(Nothing);

    private Target T299 => _ => _.DependsOn(T022, T075, T122, T277).After(T227).Executes(Nothing);

    private Target T236 => _ => _.DependsOn(T006, T012, T171).Executes(Nothing);

    private Target T150 => _ => _.DependsOn(T010, T052, T055, T103).Executes(Nothing);

    private Target T296 => _ => _.DependsOn(T012, T156, T209, T252).Executes(Nothing);

    private Target T006 => _ => _.DependsOn(T000, T002, T004, T005).After(T003).Executes(Nothing);

    private Target T295 => _ => _.DependsOn(T273).Executes(Nothing);

    private Target T090 => _ => _.DependsOn(T014, T041).Executes(Nothing);

    private Target T014 => _ => _.DependsOn(T003, T009, T010).After(T012).Executes(Nothing);

    private Target T147 => _ => _.DependsOn(T004).Executes(Nothing);

    private Target T181 => _ => _.DependsOn(T108).Executes(Nothing);

    private Target T205 => _ => _.After(T156).Executes(Nothing);

    private Target T107 => _ => _.DependsOn(T009, T013, T028, T077).After(T021).Executes(Nothing);

    private Target T243 => _ => _.DependsOn(T156, T190).Executes(Nothing);

    private Target T119 => _ => _.Executes(Nothing);

    private Target T264 => _ => _.DependsOn(T074).Executes(Nothing);

    private Target T083 => _ => _.DependsOn(T004, T050, T062).Executes(Nothing);

    private Target T212 => _ => _.DependsOn(T043, T159, T190).Executes(Nothing);

    private Target T178 => _ => _.DependsOn(T149, T158).After(T023).Executes(Nothing);

    private Target T193 => _ => _.DependsOn(T027, T086, T139, T146).Executes(Nothing);

    private Target T228 => _ => _.DependsOn(T056).After(T154).Executes(Nothing);

    private Target T122 => _ => _.DependsOn(T057, T077).TriggeredBy(T067).Executes(Nothing);

    private Target T017 => _ => _.DependsOn(T002, T007, T015).Executes(Nothing);

    private Target T174 => _ => _.Executes(Nothing);

    private Target T021 => _ => _.DependsOn(T009, T011, T017).Executes(Nothing);

    private Target T118 => _ => _.DependsOn(T104).Executes(Nothing);

    private Target T252 => _ => _.Executes(Nothing);

    private Target T012 => _ => _.DependsOn(T009, T010).Executes(Nothing);

    private Target T281 => _ => _.DependsOn(T001, T049).Executes(Nothing);

    private Target T020 => _ => _.After(T001).Executes(Nothing);

    private Target T242 => _ => _.After(T100).Executes(Nothing);

    private Target T076 => _ => _.DependsOn(T004).After(T002).Executes(Nothing);

    private Target T176 => _ => _.DependsOn(T020, T082, T125, T175).Executes(Nothing);

    private Target T025 => _ => _.Executes(Nothing);

    private Target T114 => _ => _.DependsOn(T043).Executes(Nothing);

    private Target T237 => _ => _.Executes(Nothing);

    private Target T233 => _ => _.Executes(Nothing);

    private Target T068 => _ => _.DependsOn(T005, T015, T016, T032).Executes(Nothing);

    private Target T200 => _ => _.DependsOn(T048, T152, T185, T194).Executes(Nothing);

    private Target T180 => _ => _.Executes(Nothing);

    private Target T115 => _ => _.DependsOn(T013, T033, T111).Executes(Nothing);

    private Target T248 => _ => _.DependsOn(T001, T070, T158, T182).After(T209).Executes(Nothing);

    private Target T168 => _ => _.After(T144).Executes(Nothing);

    private Target T120 => _ => _.DependsOn(T013, T066, T085).Executes(Nothing);

    private Target T149 => _ => _.DependsOn(T015).After(T011).Executes(Nothing);

    private Target T183 => _ => _.DependsOn(T178).After(T156).Executes(Nothing);

    private Target T092 => _ => _.DependsOn(T037, T041, T050, T057).Executes(Nothing);

    private Target T048 => _ => _.DependsOn(T004, T024, T031).Executes(Nothing);

    private Target T148 => _ => _.DependsOn(T050, T140).Executes(Nothing);

    private Target T297 => _ => _.Executes(Nothing);

    private Target T152 => _ => _.After(T103).Executes(Nothing);

    private Target T018 => _ => _.Executes(Nothing);

    private Target T267 => _ => _.DependsOn(T109, T131, T186).TriggeredBy(T133).Executes(Nothing);

    private Target T224 => _ => _.DependsOn(T085).Executes(Nothing);

    private Target T142 => _ => _.DependsOn(T020, T041, T123).Executes(Nothing);

    private Target T156 => _ => _.DependsOn(T138, T147).Executes(Nothing);

    private Target T253 => _ => _.DependsOn(T116, T207, T224).After(T149).Executes(Nothing);

    private Target T039 => _ => _.Executes(Nothing);

    private Target T265 => _ => _.DependsOn(T028, T086, T101, T172).Executes(Nothing);

    private Target T283 => _ => _.DependsOn(T020, T070, T099, T192).After(T203).Executes(Nothing);

    private Target T167 => _ => _.DependsOn(T045).After(T080).Executes(Nothing);

    private Target T028 => _ => _.DependsOn(T018, T027).Executes(Nothing);

    private Target T189 => _ => _.After(T162).Executes(Nothing);

    private Target T261 => _ => _.DependsOn(T167, T190, T209).After(T088).Executes(Nothing);

    private Target T210 => _ => _.Executes(Nothing);

    private Target T190 => _ => _.DependsOn(T051).TriggeredBy(T092).Executes(Nothing);

    private Target T154 => _ => _.DependsOn(T032, T071, T083).After(T142).Executes(Nothing);

    private Target T121 => _ => _.DependsOn(T045, T046, T050, T095).Executes(Nothing);

    private Target T007 => _ => _.DependsOn(T000, T002, T004, T005).After(T001).Executes(Nothing);

    private Target T106 => _ => _.TriggeredBy(T080).Executes(Nothing);

    private Target T004 => _ => _.Executes(Nothing);

    private Target T187 => _ => _.After(T172).Executes(Nothing);

    private Target T225 => _ => _.DependsOn(T173, T187).Executes(Nothing);

    private Target T091 => _ => _.DependsOn(T003, T007, T045, T057).Executes(Nothing);

    private Target T208 => _ => _.DependsOn(T184, T186).Executes(Nothing);
}
