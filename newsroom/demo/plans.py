"""Loads projects with their money and dates, and agreements with their parties."""

from newsroom.demo.content import Loaded, Row, add, both, known
from newsroom.demo.places import add_measure
from projects.models import Agreement, Figure, Indicator, Milestone, Party, Project, Subject


def add_projects(content: Row, loaded: Loaded) -> None:
    for row in content["projects"]:
        project = loaded.projects[row["id"]] = _add_project(row, loaded)
        for money in row["money"]:
            _add_figure(money, project, loaded)
        for milestone in row["milestones"]:
            _add_milestone(milestone, project, loaded)
        for measure in row["facts"]:
            add_measure(measure, loaded, Indicator, project=project)


def _add_project(row: Row, loaded: Loaded) -> Project:
    stage = row["stage"]
    project = add(
        Project,
        **loaded.reference(row),
        stage=stage["key"],
        stage_source=loaded.source(stage),
    )
    project.regions.set([loaded.regions[region] for region in row["regions"]])
    project.organisations.set([loaded.organisations[body] for body in row["organisations"]])
    return project


def _add_figure(row: Row, project: Project, loaded: Loaded) -> None:
    add(
        Figure,
        project=project,
        kind=row["kind"],
        amount=row["amount"],
        currency=row["currency"],
        bound=row["bound"],
        as_of=known(row["as_of"]),
        **loaded.fact(row),
    )


def _add_milestone(row: Row, project: Project, loaded: Loaded) -> None:
    date = {"planned_on" if row["planned"] else "actual_on": known(row["date"])}
    add(Milestone, project=project, **both("text", row["text"]), **date, **loaded.fact(row))


def add_agreements(content: Row, loaded: Loaded) -> None:
    for row in content["agreements"]:
        signed = row["signed_on"]
        agreement = loaded.agreements[row["id"]] = add(
            Agreement,
            **loaded.reference(row),
            kind=row["type"],
            signed_on=known(signed["date"]),
            signed_source=loaded.source(signed),
        )
        _add_sides(row, agreement, loaded)


def _add_sides(row: Row, agreement: Agreement, loaded: Loaded) -> None:
    for party in row["parties"]:
        add(
            Party,
            agreement=agreement,
            region=loaded.regions.get(party["region"]),
            organisation=loaded.organisations.get(party["organisation"]),
        )
    for subject in row["subjects"]:
        add(Subject, agreement=agreement, **both("name", subject))
