/** Everything the course cites; `<Source id="..." />` prints a reference to one of these. Add a source here before citing it. */

/** A source. `date` is the year, or the day where the page itself may change; `url` is an address that is meant to last. */
export interface CitedSource {
  readonly title: string
  readonly authors?: string
  readonly publisher?: string
  readonly date: string
  readonly url: string
}

export const sources = {
  waldo1994: {
    title: 'A Note on Distributed Computing',
    authors: 'Jim Waldo, Geoff Wyant, Ann Wollrath, Sam Kendall',
    publisher: 'Sun Microsystems Laboratories, report SMLI TR-94-29 (reprinted by Springer in 1996)',
    date: '1994',
    url: 'https://doi.org/10.1007/3-540-62852-5_6',
  },
  fallacies: {
    title: 'Fallacies of distributed computing',
    authors: 'L Peter Deutsch and others at Sun Microsystems; the eighth by James Gosling',
    publisher: 'Wikipedia, with the history of the list',
    date: '1994 to 1997',
    url: 'https://en.wikipedia.org/wiki/Fallacies_of_distributed_computing',
  },
  dean2009: {
    title: 'Designs, Lessons and Advice from Building Large Distributed Systems (the slide "Numbers Everyone Should Know")',
    authors: 'Jeff Dean; an earlier list by Peter Norvig',
    publisher: 'keynote at the LADIS workshop',
    date: 'October 2009',
    url: 'https://www.cs.cornell.edu/projects/ladis2009/talks/dean-keynote-ladis2009.pdf',
  },
  flashgrid2023: {
    title: 'Latencies between AWS availability zones',
    publisher: 'FlashGrid',
    date: '27 March 2023',
    url: 'https://www.flashgrid.io/news/latencies-between-aws-availability-zones-what-are-they-and-how-to-minimize-them/',
  },
  dean2013: {
    title: 'The Tail at Scale',
    authors: 'Jeffrey Dean, Luiz André Barroso',
    publisher: 'Communications of the ACM 56(2), 74-80',
    date: 'February 2013',
    url: 'https://doi.org/10.1145/2408776.2408794',
  },
  akkoyunlu1975: {
    title: 'Some Constraints and Tradeoffs in the Design of Network Communications',
    authors: 'E. A. Akkoyunlu, K. Ekanadham, R. V. Huber',
    publisher: 'Proceedings of the fifth ACM Symposium on Operating Systems Principles, 67-74',
    date: '1975',
    url: 'https://doi.org/10.1145/800213.806523',
  },
  gray1978: {
    title: 'Notes on Data Base Operating Systems',
    authors: 'Jim Gray',
    publisher: 'Operating Systems: An Advanced Course, Lecture Notes in Computer Science 60, Springer',
    date: '1978',
    url: 'https://doi.org/10.1007/3-540-08755-9_9',
  },
  rfc9110: {
    title: 'RFC 9110: HTTP Semantics',
    authors: 'R. Fielding, M. Nottingham, J. Reschke (editors)',
    publisher: 'IETF',
    date: 'June 2022',
    url: 'https://www.rfc-editor.org/rfc/rfc9110',
  },
  rfc9293: {
    title: 'RFC 9293: Transmission Control Protocol (TCP)',
    authors: 'W. Eddy (editor)',
    publisher: 'IETF',
    date: 'August 2022',
    url: 'https://www.rfc-editor.org/rfc/rfc9293',
  },
  'stripe-hold': {
    title: 'Place a hold on a payment method',
    publisher: 'Stripe documentation',
    date: 'read in November 2026',
    url: 'https://docs.stripe.com/payments/place-a-hold-on-a-payment-method',
  },
  'stripe-idempotent': {
    title: 'Idempotent requests',
    publisher: 'Stripe API reference',
    date: '2026',
    url: 'https://docs.stripe.com/api/idempotent_requests',
  },
  'idempotency-draft': {
    title: 'The Idempotency-Key HTTP Header Field (draft 07, expired)',
    authors: 'J. Jena, S. Dalal',
    publisher: 'IETF, HTTPAPI working group',
    date: '15 October 2025',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/07/',
  },
  leach2017: {
    title: 'Implementing Stripe-like Idempotency Keys in Postgres',
    authors: 'Brandur Leach',
    date: '2017',
    url: 'https://brandur.org/idempotency-keys',
  },
  'postgres-insert': {
    title: 'INSERT, the ON CONFLICT clause',
    publisher: 'PostgreSQL documentation',
    date: '2025',
    url: 'https://www.postgresql.org/docs/current/sql-insert.html',
  },
  rfc1034: {
    title: 'RFC 1034: Domain names, concepts and facilities',
    authors: 'P. Mockapetris',
    publisher: 'IETF',
    date: 'November 1987',
    url: 'https://www.rfc-editor.org/rfc/rfc1034',
  },
  rfc1035: {
    title: 'RFC 1035: Domain names, implementation and specification',
    authors: 'P. Mockapetris',
    publisher: 'IETF',
    date: 'November 1987',
    url: 'https://www.rfc-editor.org/rfc/rfc1035',
  },
  rfc2308: {
    title: 'RFC 2308: Negative Caching of DNS Queries',
    authors: 'M. Andrews',
    publisher: 'IETF',
    date: 'March 1998',
    url: 'https://www.rfc-editor.org/rfc/rfc2308',
  },
  rfc2782: {
    title: 'RFC 2782: A DNS RR for specifying the location of services (DNS SRV)',
    authors: 'A. Gulbrandsen, P. Vixie, L. Esibov',
    publisher: 'IETF',
    date: 'February 2000',
    url: 'https://www.rfc-editor.org/rfc/rfc2782',
  },
  rfc8767: {
    title: 'RFC 8767: Serving Stale Data to Improve DNS Resiliency',
    authors: 'D. Lawrence, W. Kumari, P. Sood',
    publisher: 'IETF',
    date: 'March 2020',
    url: 'https://www.rfc-editor.org/rfc/rfc8767',
  },
  rfc9156: {
    title: 'RFC 9156: DNS Query Name Minimisation to Improve Privacy',
    authors: 'S. Bortzmeyer, R. Dolmans, P. Hoffman',
    publisher: 'IETF',
    date: 'November 2021',
    url: 'https://www.rfc-editor.org/rfc/rfc9156',
  },
  rfc9460: {
    title: 'RFC 9460: Service Binding and Parameter Specification via the DNS (SVCB and HTTPS Resource Records)',
    authors: 'B. Schwartz, M. Bishop, E. Nygren',
    publisher: 'IETF',
    date: 'November 2023',
    url: 'https://www.rfc-editor.org/rfc/rfc9460',
  },
  'kubernetes-probes': {
    title: 'Liveness, Readiness, and Startup Probes',
    publisher: 'Kubernetes documentation',
    date: '2026',
    url: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  },
  'kubernetes-pod-lifecycle': {
    title: 'Pod Lifecycle, "Termination of Pods"',
    publisher: 'Kubernetes documentation',
    date: '2026',
    url: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  },
  'aws-health': {
    title: 'Implementing health checks',
    authors: 'David Yanacek',
    publisher: 'Amazon Builders’ Library',
    date: '2019',
    url: 'https://aws.amazon.com/builders-library/implementing-health-checks/',
  },
  rfc3986: {
    title: 'RFC 3986: Uniform Resource Identifier (URI): Generic Syntax',
    authors: 'T. Berners-Lee, R. Fielding, L. Masinter',
    publisher: 'IETF',
    date: 'January 2005',
    url: 'https://www.rfc-editor.org/rfc/rfc3986',
  },
  rfc5789: {
    title: 'RFC 5789: PATCH Method for HTTP',
    authors: 'L. Dusseault, J. Snell',
    publisher: 'IETF',
    date: 'March 2010',
    url: 'https://www.rfc-editor.org/rfc/rfc5789',
  },
  rfc6585: {
    title: 'RFC 6585: Additional HTTP Status Codes',
    authors: 'M. Nottingham, R. Fielding',
    publisher: 'IETF',
    date: 'April 2012',
    url: 'https://www.rfc-editor.org/rfc/rfc6585',
  },
  rfc6902: {
    title: 'RFC 6902: JavaScript Object Notation (JSON) Patch',
    authors: 'P. Bryan, M. Nottingham (editors)',
    publisher: 'IETF',
    date: 'April 2013',
    url: 'https://www.rfc-editor.org/rfc/rfc6902',
  },
  rfc7396: {
    title: 'RFC 7396: JSON Merge Patch',
    authors: 'P. Hoffman, J. Snell',
    publisher: 'IETF',
    date: 'October 2014',
    url: 'https://www.rfc-editor.org/rfc/rfc7396',
  },
  rfc8288: {
    title: 'RFC 8288: Web Linking',
    authors: 'M. Nottingham',
    publisher: 'IETF',
    date: 'October 2017',
    url: 'https://www.rfc-editor.org/rfc/rfc8288',
  },
  rfc9457: {
    title: 'RFC 9457: Problem Details for HTTP APIs',
    authors: 'M. Nottingham, E. Wilde, S. Dalal',
    publisher: 'IETF',
    date: 'July 2023',
    url: 'https://www.rfc-editor.org/rfc/rfc9457',
  },
  rfc10008: {
    title: 'RFC 10008: The HTTP QUERY Method',
    authors: 'J. Reschke, J. Snell, M. Bishop',
    publisher: 'IETF',
    date: 'June 2026',
    url: 'https://www.rfc-editor.org/rfc/rfc10008',
  },
  fielding2000: {
    title: 'Architectural Styles and the Design of Network-based Software Architectures',
    authors: 'Roy Thomas Fielding',
    publisher: 'dissertation, University of California, Irvine',
    date: '2000',
    url: 'https://ics.uci.edu/~fielding/pubs/dissertation/top.htm',
  },
  richardson: {
    title: 'Richardson Maturity Model',
    authors: 'Martin Fowler, after Leonard Richardson',
    date: '2010',
    url: 'https://martinfowler.com/articles/richardsonMaturityModel.html',
  },
  'stripe-pagination': {
    title: 'Pagination',
    publisher: 'Stripe API reference',
    date: '2026',
    url: 'https://docs.stripe.com/api/pagination',
  },
} as const satisfies Record<string, CitedSource>

export type SourceId = keyof typeof sources
