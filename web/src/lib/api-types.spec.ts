import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Our names of the server's types, where they are not the last part of its name. */
const SERVER_NAMES: Record<string, string> = {
  AccessRow: 'privacy.AccessLogController.AccessRow',
  AccountRow: 'admin.AccountsController.Row',
  Assigned: 'patients.StaffController.AssignedView',
  Assignment: 'patients.AssignmentController.Assignment',
  AuditRow: 'privacy.AccessLogController.AuditRow',
  Card: 'records.Home.Card',
  Clinician: 'patients.AssignmentController.Clinician',
  Component: 'records.ResultDetail.Component',
  Guide: 'records.content.TestGuide',
  Hit: 'patients.StaffController.Hit',
  Part: 'records.ResultDetail.Part',
  Person: 'records.PersonView',
  Point: 'records.ResultDetail.Point',
  Proposal: 'patients.AssignmentController.Proposal',
  SessionRow: 'identity.AccountController.Row',
  SessionView: 'identity.SessionView',
  SteppedUp: 'identity.StepUpController.SteppedUp',

  Answering: 'messaging.TopicController.Answering',
  Ask: 'messaging.MessageController.Ask',
  Author: 'messaging.ThreadController.Author',
  Away: 'desk.AwayController.View',
  Board: 'desk.QueueController.BoardView',
  BoardList: 'desk.BoardController.Views',
  BoardWish: 'desk.BoardController.Wanted',
  KeptBoard: 'desk.BoardController.View',
  BoardFigures: 'desk.QueueController.BoardFigures',
  Boards: 'desk.QueueController.BoardList',
  ClinicianOption: 'messaging.TopicController.ClinicianOption',
  Colleague: 'desk.AwayController.Person',
  Count: 'desk.QueueController.Count',
  Draft: 'messaging.DraftController.Saved',
  Figures: 'desk.QueueController.FiguresView',
  FileInfo: 'messaging.ThreadController.FileLine',
  Found: 'messaging.MessageController.Found',
  FoundMessage: 'messaging.MessageController.Hit',
  Inbox: 'messaging.MessageController.InboxPage',
  InboxRow: 'messaging.MessageController.InboxRow',
  ItemAnswer: 'desk.ItemView.View',
  ItemContext: 'desk.ItemView.Context',
  Letter: 'desk.LetterController.Letter',
  LetterDraft: 'desk.LetterDraftController.Saved',
  Message: 'messaging.ThreadController.Said',
  NamedRole: 'messaging.ThreadController.Person',
  ProxyName: 'messaging.TopicController.ProxyName',
  ProxyView: 'messaging.ThreadController.ProxyView',
  QueuePage: 'desk.ItemView.Page',
  QueueRow: 'desk.ItemView.Row',
  Reader: 'messaging.TopicController.Reader',
  Reply: 'messaging.MessageController.Reply',
  LeftOut: 'messaging.ToSeveral.Left',
  SiteAnswering: 'messaging.TopicController.AtSite',
  SiteList: 'tenancy.SiteController.Views',
  SiteWish: 'tenancy.SiteController.Wanted',
  KeptSite: 'tenancy.SiteController.View',
  SeveralChosen: 'messaging.ToSeveral.Chosen',
  SeveralSent: 'messaging.ToSeveral.Sent',
  SeveralStand: 'messaging.ToSeveral.Stand',
  ConversionChoices: 'desk.ConversionChoices.Choices',
  Converted: 'desk.ConversionController.Converted',
  TaskView: 'desk.ItemView.TaskView',
  ThreadEvent: 'messaging.ThreadEvent',
  SeveralText: 'desk.SelectionController.Writing',
  StaffDraft: 'desk.ItemPapersController.Saved',
  StaffReply: 'desk.ItemController.Answer',
  StaffSaid: 'messaging.StaffThread.Said',
  StaffThread: 'messaging.StaffThread',
  Step: 'desk.ItemView.StepView',
  Template: 'desk.TemplateController.View',
  Waiting: 'messaging.SendLater.Waiting',
  Templates: 'desk.TemplateController.Views',
  Thread: 'messaging.ThreadController.View',
  TopicInfo: 'messaging.TopicController.TopicView',
  TopicsView: 'messaging.TopicController.Topics',
}

/** Not a type of the server's: a shape that several of its types have, or what we send as one of several forms. */
const OURS = ['Page', 'SearchFacts', 'Item', 'StaffMessage', 'StaffNote', 'StaffEvent']

interface Schemas {
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> }
}

const { components } = JSON.parse(readFileSync('../docs/openapi.json', 'utf8')) as Schemas

function interfaces(): [string, string[]][] {
  return ['api', 'board', 'message', 'letter', 'several', 'conversion', 'figure'].flatMap((name) =>
    interfacesOf(`src/lib/${name}-types.ts`),
  )
}

function interfacesOf(path: string): [string, string[]][] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const found = source.statements.filter(ts.isInterfaceDeclaration)
  const fieldsOf = (name: string): string[] =>
    found
      .filter((one) => one.name.text === name)
      .flatMap((one) => [
        ...one.members.flatMap((member) => (member.name && ts.isIdentifier(member.name) ? [member.name.text] : [])),
        ...(one.heritageClauses ?? []).flatMap((clause) =>
          clause.types.flatMap((type) => (ts.isIdentifier(type.expression) ? fieldsOf(type.expression.text) : [])),
        ),
      ])
  return found
    .map((one) => one.name.text)
    .filter((name) => !OURS.includes(name))
    .map((name) => [name, fieldsOf(name)])
}

test('there are types to compare', () => {
  expect(interfaces().length).toBeGreaterThan(20)
})

test.each(interfaces())('%s has the fields that the server describes', (name, fields) => {
  const schema = components.schemas[SERVER_NAMES[name] ?? `records.${name}`]
  expect(schema, `no type of the server for ${name}`).toBeDefined()
  expect([...fields].sort()).toEqual(Object.keys(schema?.properties ?? {}).sort())
})
