"""Clauses of Chinese paragraphs: sentences in the manner of resolutions, one construction each."""

from __future__ import annotations

import pytest

from documents.addressees import ActorsBefore
from documents.clauses import read_clauses
from documents.model import Clause


def clauses(text: str, title: str = "", chapeau: Clause | None = None) -> tuple[Clause, ...]:
    return read_clauses(text, "zh", ActorsBefore(title, "zh"), "General Assembly", chapeau)


def asked(text: str, title: str = "") -> list[set[str]]:
    return [set(c.addressees) for c in clauses(text, title)]


ASKED = {
    # The action begins right behind the actor, with a verb or with a preposition.
    "请秘书长编写一份报告": {"Secretary-General"},
    "请秘书长与会员国协商，拟订一项行动计划": {"Secretary-General"},
    "邀请会员国在各自任务规定框架内分享经验": {"Member States"},
    "促请各国政府就此向难民署提供资源": {"Governments"},
    "敦促以色列停止修建定居点": {"Israel"},
    # Lists.
    "鼓励各国、国际组织和民间社会为此作出贡献": {"States", "international organizations", "civil society"},
    "邀请会员国以及联合国系统各组织举办活动": {"Member States", "United Nations system"},
    "促请会员国、学术界及私营部门加强合作": {"Member States", "academia", "private sector"},
    "敦促各国和有能力的捐助方增加捐款": {"States", "donors"},
    # Actors that are singled out count too, before the list is closed or behind it.
    "吁请各国，包括发展中国家，采取措施": {"States", "developing countries"},
    "邀请包括民间社会和媒体在内的所有利益攸关方参加纪念活动": {"civil society", "media", "stakeholders"},
    "请联合国系统相关实体、特别是粮农组织，继续提供援助": {
        "United Nations system",
        "Food and Agriculture Organization of the United Nations",
    },
    # What describes an actor stands before it; an actor inside is not asked.
    "敦促尚未批准该公约的国家考虑批准": {"States"},
    "促请所有尚未加入《公约》及其各项议定书的会员国尽早加入": {"Member States"},
    "请有能力的会员国提供自愿捐款": {"Member States"},
    "敦促受国际社会制裁影响的国家利用这一机制": {"States"},
    "邀请作为牵头机构的开发署提供支持": {"United Nations Development Programme"},
    "敦促使用过这种武器的国家清除遗留爆炸物": {"States"},
    # An actor whose name only opens a longer one.
    "请秘书处经济和社会事务部编写说明": {"Department of Economic and Social Affairs"},
    "请各国议会通过立法": {"parliaments"},
    "请联合国系统各组织和机构继续努力": {"United Nations system"},
    "促请管理国法国继续与特别委员会合作": {"administering Powers", "France"},
    "鼓励联合国其他相关实体支持会员国": {"United Nations system"},
    # A phrase beside the actors, and the list goes on.
    "邀请区域组织在各自任务范围内、国家人权机构以及媒体为这些努力作出贡献": {
        "regional organizations",
        "national human rights institutions",
        "media",
    },
    # An action at once, with no agent or with one inside a noun.
    "呼吁采取有效措施消除贫困": set(),
    "鼓励开展国际合作": set(),
    "呼吁加强会员国之间的合作": {"Member States"},
    "鼓励会员国之间以及会员国与区域组织之间相互合作": {"Member States", "regional organizations"},
    "赞赏并鼓励各国的努力": {"States"},
    # Those asked are to ask others.
    "请秘书长邀请会员国提交意见": {"Secretary-General"},
    "请秘书长提请各国注意本决议": {"Secretary-General"},
    # Titles of treaties name nobody.
    "促请《联合国反腐败公约》缔约国提供资料": {"States parties"},
    "敦促《关于难民地位的公约》的缔约国履行义务": {"States parties"},
    # A verb that looks like an actor.
    "鼓励会员国和其他利益攸关方组织宣传活动": {"Member States", "stakeholders"},
    # 国家 as an adjective.
    "鼓励国家和国际机构合作": {"international organizations"},
    # What is only named, not asked.
    "秘书长应在下届会议上提出报告": set(),
    "回顾请秘书长提出的报告": set(),
    # The Organization's organs by their nouns.
    "决定继续审议此案": {"General Assembly"},
    "决定在第八十届会议临时议程内列入该项目": {"General Assembly"},
    "承诺加强多边主义": {"General Assembly"},
    "决定委员会应于2027年举行两次会议": set(),
    "决定请秘书长设立信托基金": {"Secretary-General"},
    "决定邀请会员国提名专家": {"Member States"},
    "秘书长获授权承付所需款项": {"Secretary-General"},
}


@pytest.mark.parametrize(("text", "names"), ASKED.items())
def test_whom_an_act_asks(text: str, names: set[str]) -> None:
    assert set().union(*asked(f"{text}；")) == names


def test_each_act_has_addressees_of_its_own() -> None:
    text = "感谢各国的捐款，鼓励会员国继续捐款，并请秘书长每年提出报告；"
    assert asked(text) == [set(), {"Member States"}, {"Secretary-General"}]


def test_pronouns_stand_for_those_asked_before() -> None:
    assert asked("促请各国和国际组织分享资料，并鼓励它们就此开展合作；")[1] == {"States", "international organizations"}
    assert asked("请秘书长向会员国提供资料，并请其提出报告；")[1] == {"Secretary-General"}
    assert asked("感谢会员国和区域组织提供支持，鼓励上述各方继续捐款；")[1] == {
        "Member States",
        "regional organizations",
    }


def test_other_is_no_pronoun() -> None:
    assert asked("邀请会员国并邀请其他国际组织参加会议；")[1] == {"international organizations"}


def test_short_names_mean_the_actor_named_before() -> None:
    title = "裁军审议委员会的报告"
    assert asked("请委员会继续工作；", title) == [{"Disarmament Commission"}]


def test_those_asked_may_ask_in_their_turn() -> None:
    """The second 邀请 is what the Secretary-General is to do, though it follows 并."""
    assert asked("请秘书长邀请各国参加会议，并邀请非政府组织派观察员；") == [{"Secretary-General"}]


def test_items_inherit_and_their_verbs_are_actions() -> None:
    (chapeau,) = clauses("敦促各国：")
    (item,) = clauses("制定有关法律，鼓励个人举报腐败行为；", chapeau=chapeau)
    assert item.addressees == ("States",)
    assert item.action == "制定有关法律，鼓励个人举报腐败行为"


def test_items_of_a_decision_are_own_only_where_the_decision_is() -> None:
    (own,) = clauses("决定：")
    (other,) = clauses("决定会议的组织安排如下：")
    assert clauses("继续审议该项目；", chapeau=own)[0].own
    assert not clauses("举行两次全体会议；", chapeau=other)[0].own


OWN = {
    "决定设立一个工作组": True,
    "又决定将5月30日定为国际日": True,
    "决定于2027年召开一次高级别会议": True,
    "决心弥合数字鸿沟": True,
    "决定各次会议的费用由预算外资源支付": False,
    "决定，对于尚未缴款的会员国，应减除其份额": False,
    "再次认定这种占领是和平的障碍": False,
}


@pytest.mark.parametrize(("text", "own"), OWN.items())
def test_what_the_organ_decides_to_do_itself(text: str, own: bool) -> None:
    assert clauses(f"{text}；")[0].own is own


DEADLINES = {
    "请秘书长向大会第八十一届会议提出报告": "大会第八十一届会议",
    "请秘书长向大会第八十一届会议报告执行情况": "大会第八十一届会议",
    "请会员国至迟于2027年3月1日提交意见": "至迟于2027年3月1日",
    "促请各国在2030年以前消除贫困": "在2030年以前",
    "敦促各国到2030年实现这些目标": "到2030年",
    "请秘书长于2026年6月10日至14日召开会议": "2026年6月10日至14日",
    "请秘书长向委员会下届会议通报情况": "委员会下届会议",
    "请秘书长按照大会第十届特别会议《最后文件》开展工作": None,
    "促请各国执行《2030年可持续发展议程》": None,
    "请秘书长根据1955年12月15日的决议编制预算": None,
    "请秘书长为2026年7月1日至2027年6月30日期间编制预算": None,
    "请各国考虑到将于2026年举行的会议": None,
}


@pytest.mark.parametrize(("text", "deadline"), DEADLINES.items())
def test_deadlines(text: str, deadline: str | None) -> None:
    assert clauses(f"{text}；")[0].deadline == deadline


RECURRENCES = {
    "请秘书长每两年提出一次报告": "每两年",
    "请秘书长定期向会员国通报情况": "定期",
    "促请各国尽快缴付摊款": "尽快",
    "敦促各方立即停火": "立即",
    "促请各国毫不拖延地加入": "毫不拖延",
    "请各国参加普遍定期审议": None,
    "请秘书长编制年度报告": None,
    "请秘书长从经常预算中提供资金": None,
}


@pytest.mark.parametrize(("text", "recurrence"), RECURRENCES.items())
def test_recurrence(text: str, recurrence: str | None) -> None:
    assert clauses(f"{text}；")[0].recurrence == recurrence


DUE = {
    "请秘书长就此提出一份报告": "report",
    "请秘书长召开一次高级别会议": "meeting",
    "请会员国提供有关资料": "information",
    "请特别报告员考虑这一问题": None,
    "促请各国执行秘书长报告所载建议": None,
}


@pytest.mark.parametrize(("text", "due"), DUE.items())
def test_what_is_due(text: str, due: str | None) -> None:
    assert clauses(f"{text}；")[0].due == due


FAMILIES = {
    "强烈敦促各国加入公约": "urge",
    "再次请秘书长提出报告": "request",
    "促请各方保持克制": "call",
    "赞赏地注意到秘书长的报告": "note",
    "又鼓励各国交流信息": "encourage",
    "要求所有各方停止敌对行动": "demand",
    "在这方面欢迎设立基金": "welcome",
    "着重指出各国负有责任": "emphasize",
}


@pytest.mark.parametrize(("text", "family"), FAMILIES.items())
def test_family_of_the_first_verb(text: str, family: str) -> None:
    assert clauses(f"{text}；")[0].family == family


def test_the_action_begins_behind_the_last_actor() -> None:
    assert clauses("请秘书长和会员国在现有资源范围内提供协助；")[0].action == "在现有资源范围内提供协助"


def test_a_long_paragraph_is_read_in_linear_time() -> None:
    text = "鼓励" + "各国、国际组织和民间社会，包括" * 2000
    assert clauses(text)[0].addressees
