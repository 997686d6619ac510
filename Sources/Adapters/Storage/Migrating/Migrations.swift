/// The steps of both stores' schemas, in order, one a line with a word why.
///
/// A step is a file `Migrations/m<yyyymmdd>-<what>.sql`, compiled in.
public enum Migrations {
    /// The store of everything but who reported.
    public static let main: [Migration] = [
        ledger,
        vault,
        Migration(
            "m20261124-merchant", "shops first: complaints refer to them",
            sql: PackageResources.m20261124_merchant_sql),
        Migration("m20261124-complaint", "the case record", sql: PackageResources.m20261124_complaint_sql),
        Migration(
            "m20261124-notice", "what parties must be told, written with the events",
            sql: PackageResources.m20261124_notice_sql),
        Migration(
            "m20261124-exchange", "what other systems said last", sql: PackageResources.m20261124_exchange_sql),
        Migration(
            "m20261124-account", "who may sign in, and what they hold while they are",
            sql: PackageResources.m20261124_account_sql),
        Migration(
            "m20261125-complaint-lists", "the lists of a unit", sql: PackageResources.m20261125_complaint_lists_sql),
        Migration(
            "m20261126-second-factor", "what is proved beside a password",
            sql: PackageResources.m20261126_second_factor_sql),
        Migration(
            "m20261126-duty", "what servers do in turns, and cases by their closing",
            sql: PackageResources.m20261126_duty_sql),
        Migration(
            "m20261127-statute", "notices and working rules that came after the release",
            sql: PackageResources.m20261127_statute_sql),
        actors,
        pausedIndexes,
    ]

    /// The store of the reporters' identities, kept apart.
    public static let reporters: [Migration] = [
        ledger,
        vault,
        Migration(
            "m20261125-report", "reports, which no other store knows of", sql: PackageResources.m20261125_report_sql),
        Migration(
            "m20261127-report-file", "the files of reports, found again by digest",
            sql: PackageResources.m20261127_report_file_sql),
        actors,
        pausedIndexes,
        Migration(
            "m20261129-report-case", "which reports a case was filed on",
            sql: PackageResources.m20261129_report_case_sql),
    ]

    private static let ledger = Migration(
        "m20261124-ledger", "who did what, chained by hash", sql: PackageResources.m20261124_ledger_sql)
    private static let vault = Migration(
        "m20261124-vault", "personal fields under keys that can be destroyed", sql: PackageResources.m20261124_vault_sql
    )
    private static let actors = Migration(
        "m20261128-ledger-actor", "the deeds of accounts, without those of nobody in particular",
        sql: PackageResources.m20261128_ledger_actor_sql)
    private static let pausedIndexes = Migration(
        "m20261128-paused-index", "what a large import puts off", sql: PackageResources.m20261128_paused_index_sql)
}
