import { z } from 'zod';
import { ImportAnswer, ImportAnswers, ImportQuery, ImportStarted, ImportViewQuery } from '#app/imports/contract.ts';
import {
  AuditAnswer,
  AuditQuery,
  MemberBody,
  MemberInvitation,
  MemberPath,
  MembersAnswer,
  SessionBody,
} from '#app/members/contract.ts';
import { OpeningAnswer } from '#app/opening/contract.ts';
import { AreaQuestion, AreaSummary } from '#app/places/contract.ts';
import { RegisteredAnswer, RegistrationBody } from '#app/registration/contract.ts';
import { ChangeAnswer, ChangeDecisionBody, ChangesAnswer, ChangesQuery } from '#app/review/changes-contract.ts';
import {
  AskedAnswer,
  DecisionAnswer,
  DecisionBody,
  ProducerIdPath,
  QuestionBody,
  QuestionsAnswer,
  ReviewAnswer,
  ReviewQuery,
  SessionAnswer,
} from '#app/review/contract.ts';
import { routes } from '#app/routes.ts';
import {
  AreasAnswer,
  AreasParameters,
  PlacesAnswer,
  PlacesQuery,
  ProducerAnswer,
  ProducerParameters,
  ProducerPath,
  ProducersAnswer,
  ProducersParameters,
  ReachAnswerSchema,
  ReachParameters,
} from '#app/search/contract.ts';
import { ImportPath } from '#app/shared/import-path.ts';
import { TerritoryAnswer } from '#app/statistics/contract.ts';
import { ConfirmInput, SubscriptionInput, TokenQuery } from '#app/subscriptions/contract.ts';
import { UnclaimedAnswer, UnclaimedParameters } from '#app/unclaimed/contract.ts';
import {
  InvitationsAnswer,
  InvitedAnswer,
  UnclaimedIdPath,
  UnclaimedListAnswer,
  UnclaimedListQuery,
} from '#app/unclaimed/invitation-contract.ts';
import { Member } from '#domain/members/member.ts';
import { RequestInput } from '#domain/requests/new-request.ts';
import type { CallContract, RouteContract } from '#platform/contract.ts';
import { HealthAnswer } from './contract.ts';

/**
 * What the calls of the API are for, take and give: source of `GET /api/openapi.json`. A handler that adds a call adds its line here; a test
 * holds the table against functions/app/routes.ts. What a call shares with its handler is the handler's own schema.
 */
export interface ApiSchema {
  readonly summary: string;
  readonly path?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Status of the answer when all is well; 200 unless said. */
  readonly status?: 200 | 202;
  readonly answer?: z.ZodType;
}

export const apiSchemas: Readonly<Record<string, ApiSchema>> = {
  'GET /api/places': { summary: 'Places by name or postcode', query: PlacesQuery, answer: PlacesAnswer },
  'POST /api/areas/summary': {
    summary: 'What an area comes to: in words, communes, inhabitants, towns at its edge, and its outline',
    body: AreaQuestion,
    answer: AreaSummary,
  },
  'GET /api/producers': {
    summary: 'Who delivers to a place: `cell` and `commune`, or `lat` and `lon`',
    query: ProducersParameters,
    answer: ProducersAnswer,
  },
  'GET /api/producers/{id}': {
    summary: 'Everything public of one producer, and whether he delivers to a place',
    path: ProducerPath,
    query: ProducerParameters,
    answer: ProducerAnswer,
  },
  'GET /api/producers/{id}/areas': {
    summary: 'Where the rounds of a producer go, for a map to draw',
    path: ProducerPath,
    query: AreasParameters,
    answer: AreasAnswer,
  },
  'GET /api/producers/{id}/reach': {
    summary: 'The areas that decide within a commune, so that a browser can settle an address without sending it',
    path: ProducerPath,
    query: ReachParameters,
    answer: ReachAnswerSchema,
  },
  'POST /api/producers': {
    summary: 'Register a producer; reviewed before it is published',
    body: RegistrationBody,
    status: 202,
    answer: RegisteredAnswer,
  },
  'POST /api/subscriptions': {
    summary: 'Ask to be told when a producer comes to a place; to be confirmed',
    body: SubscriptionInput,
    status: 202,
  },
  'POST /api/subscriptions/confirm': {
    summary: 'Confirm by the token of the link, or by address and code',
    body: ConfirmInput,
  },
  'GET /api/unsubscribe': { summary: 'Shows the page that unsubscribes; changes nothing', query: TokenQuery },
  'POST /api/unsubscribe': { summary: 'Unsubscribe in one click (RFC 8058)', query: TokenQuery },
  'POST /api/requests': { summary: 'Ask one or several producers for something', body: RequestInput, status: 202 },
  'POST /api/requests/confirm': { summary: 'Confirm a request by the token of the link, or by code', status: 202 },
  'GET /api/requests/{token}': { summary: 'What became of a request: per producer, per channel' },
  'POST /api/answers/{token}': { summary: 'A producer answers: accept, decline, propose' },
  'POST /api/agency/session': {
    summary: 'Agency sign-in: e-mail and password, then the code',
    body: SessionBody,
    answer: SessionAnswer,
  },
  'GET /api/agency/producers': {
    summary: 'Producers in a state, oldest first',
    query: ReviewQuery,
    answer: ReviewAnswer,
  },
  'POST /api/agency/producers/{id}/decisions': {
    summary: 'Approve, or reject with a reason',
    path: ProducerIdPath,
    body: DecisionBody,
    answer: DecisionAnswer,
  },
  'GET /api/agency/changes': {
    summary: 'What published producers want to change and the agency reads first, oldest first: before and after',
    query: ChangesQuery,
    answer: ChangesAnswer,
  },
  'GET /api/agency/changes/{id}': {
    summary: 'The change of one producer that waits',
    path: ProducerIdPath,
    answer: ChangeAnswer,
  },
  'POST /api/agency/changes/{id}/decisions': {
    summary: 'Publish a change, or refuse it with a reason',
    path: ProducerIdPath,
    body: ChangeDecisionBody,
    answer: DecisionAnswer,
  },
  'GET /api/not-yet': {
    summary: 'Producers of public lists near a place who have not joined: name, commune and products',
    query: UnclaimedParameters,
    answer: UnclaimedAnswer,
  },
  'POST /api/agency/imports': {
    summary:
      'Import a list: a CSV file as the body (UTF-8 as text/csv, anything else as application/octet-stream), or as the part `file` of a form; at most 4.5 MB, or 20 MB gzipped',
    query: ImportQuery,
    status: 202,
    answer: ImportStarted,
  },
  'GET /api/agency/imports/{id}': {
    summary: 'How far an import got; accepted and refused rows, each refusal with line, column and reason',
    path: ImportPath,
    query: ImportViewQuery,
    answer: ImportAnswer,
  },
  'GET /api/agency/imports/{id}/remarks.csv': { summary: 'Refused rows and remarks, as CSV', path: ImportPath },
  'POST /api/agency/imports/{id}/invitations': {
    summary:
      'Invite those of a list who are not yet with us: one message an address, never twice within six months, at most 300 a call',
    path: ImportPath,
    status: 202,
    answer: InvitationsAnswer,
  },
  'GET /api/agency/not-yet': {
    summary:
      'Those of a department who are not yet with us: where from, how to reach them, invited when; by commune, 50 a page',
    query: UnclaimedListQuery,
    answer: UnclaimedListAnswer,
  },
  'POST /api/agency/not-yet/{id}/invitation': {
    summary: 'Invite one who is not yet with us',
    path: UnclaimedIdPath,
    status: 202,
    answer: InvitedAnswer,
  },
  'POST /api/agency/not-yet/{id}/removal': {
    summary: 'Take out for good one who asks for it by telephone: no list brings him back',
    path: UnclaimedIdPath,
  },
  'POST /api/agency/imports/{id}/answers': {
    summary: 'Say of rows that may be a farm that is known whether they are; the preview is made again',
    path: ImportPath,
    body: ImportAnswers,
    status: 202,
  },
  'POST /api/agency/imports/{id}/undo': {
    summary: 'Take an import back as a whole, within 30 days: who has claimed his farm stays',
    path: ImportPath,
    status: 202,
  },
  'POST /api/agency/imports/{id}/discard': {
    summary: 'Set the preview of an import aside: nothing of it was written',
    path: ImportPath,
    status: 202,
  },
  'POST /api/agency/imports/{id}/confirm': {
    summary: 'Import what a dry run has shown',
    path: ImportPath,
    status: 202,
  },
  'GET /api/agency/producers/{id}/questions': {
    summary: 'What the agency asked of a producer, and what he answered',
    path: ProducerIdPath,
    answer: QuestionsAnswer,
  },
  'POST /api/agency/producers/{id}/questions': {
    summary: 'Ask a producer something, by his own first channel',
    path: ProducerIdPath,
    body: QuestionBody,
    status: 202,
    answer: AskedAnswer,
  },
  'GET /api/agency/opening': {
    summary: 'Whether the directory is open; before, how many messages its opening sends',
    answer: OpeningAnswer,
  },
  'POST /api/agency/opening': {
    summary: 'Open the directory now, before the announced day: each subscriber is told once',
    answer: OpeningAnswer,
  },
  'GET /api/agency/members': { summary: 'The members of the agency and of its partners', answer: MembersAnswer },
  'POST /api/agency/members': {
    summary: 'Invite a member by mail',
    body: MemberInvitation,
    status: 202,
    answer: Member,
  },
  'POST /api/agency/members/{id}': {
    summary: 'Change what a member may do, from her next call on',
    path: MemberPath,
    body: MemberBody,
    answer: Member,
  },
  'POST /api/agency/members/{id}/invitations': {
    summary: 'Send a member another link to choose her password',
    path: MemberPath,
    status: 202,
    answer: Member,
  },
  'POST /api/agency/members/{id}/removal': {
    summary: 'Take the access of a member back, at once',
    path: MemberPath,
    answer: Member,
  },
  'GET /api/agency/audit': {
    summary: 'The audit: who did what, the latest first; of one member or about one producer',
    query: AuditQuery,
    answer: AuditAnswer,
  },
  'GET /api/agency/territory': {
    summary: 'The state of the territory: producers, where people wait, requests and alerts by week',
    answer: TerritoryAnswer,
  },
  'GET /api/agency/territory/places.csv': { summary: 'Where at least five people wait, as CSV' },
  'GET /api/agency/territory/producers.csv': { summary: 'Producers by family and state, as CSV' },
  'GET /api/agency/territory/weeks.csv': { summary: 'Requests, answers and alerts by week, as CSV' },
  'GET /api/agency/territory.geojson': { summary: 'Where people wait, and published producers, as GeoJSON' },
  'GET /api/openapi.json': { summary: 'This document' },
  'GET /api/health': { summary: 'Whether the site is up, and which parts', answer: HealthAnswer },
};

const bareParameters = (path: string): z.ZodObject =>
  z.object(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, z.string()])));

/** Every call under `/api/`, whether its contract is whole or still in the table above. */
export const apiCalls = (): CallContract[] =>
  (Object.values(routes).flat() as RouteContract[])
    .filter(({ path }) => path.startsWith('/api/'))
    .map((route) => {
      if ('summary' in route) return route as CallContract;
      const { path, status = 200, answer, ...schema } = apiSchemas[`${route.method} ${route.path}`] as ApiSchema;
      return {
        ...route,
        ...schema,
        parameters: (path as z.ZodObject) ?? bareParameters(route.path),
        answers: { [status]: answer ?? { media: ['application/json'] } },
      };
    });
