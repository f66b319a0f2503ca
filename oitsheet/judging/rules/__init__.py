"""One judgement per file; the one list of them all is `RULES`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.rules.b101_quarters_do_not_add_up import quarters_do_not_add_up
from oitsheet.judging.rules.b102_percent_wrong import percent_wrong
from oitsheet.judging.rules.b103_remainder_wrong import remainder_wrong
from oitsheet.judging.rules.b104_overspent import overspent
from oitsheet.judging.rules.b105_remainder_without_reason import remainder_without_reason
from oitsheet.judging.rules.b106_spent_in_the_future import spent_in_the_future
from oitsheet.judging.rules.b107_plan_does_not_add_up import plan_does_not_add_up
from oitsheet.judging.rules.b108_total_line_wrong import total_line_wrong
from oitsheet.judging.rules.c101_agency_field_blank import agency_field_blank
from oitsheet.judging.rules.c102_remark_stands import remark_stands
from oitsheet.judging.rules.c103_not_done import not_done
from oitsheet.judging.rules.c104_done_but_lacking import done_but_lacking
from oitsheet.judging.rules.c105_element_lacking import element_lacking
from oitsheet.judging.rules.c106_lacking_unproven import lacking_unproven
from oitsheet.judging.rules.c107_not_looked_at import not_looked_at
from oitsheet.judging.rules.c108_may_not_be_left_out import may_not_be_left_out
from oitsheet.judging.rules.c109_element_may_not_be_left_out import element_may_not_be_left_out
from oitsheet.judging.rules.k101_kpi_percent_wrong import kpi_percent_wrong
from oitsheet.judging.rules.k102_kpi_count_not_claimed import kpi_count_not_claimed
from oitsheet.judging.rules.k103_kpi_target_not_items import kpi_target_not_items
from oitsheet.judging.rules.k104_full_kpi_with_faults import full_kpi_with_faults
from oitsheet.judging.rules.k105_level_unexplained import level_unexplained
from oitsheet.judging.rules.k106_level_off_the_scale import level_off_the_scale
from oitsheet.judging.rules.k107_pass_mark_off_the_threshold import pass_mark_off_the_threshold
from oitsheet.judging.rules.k108_indicator_not_from_points import indicator_not_from_points
from oitsheet.judging.rules.k109_difference_wrong import difference_wrong
from oitsheet.judging.rules.k110_difference_sign_wrong import difference_sign_wrong
from oitsheet.judging.rules.k111_trend_wrong import trend_wrong
from oitsheet.judging.rules.k112_total_not_from_indicators import total_not_from_indicators
from oitsheet.judging.rules.k113_printed_mean_wrong import printed_mean_wrong
from oitsheet.judging.rules.k114_zero_without_cause import zero_without_cause
from oitsheet.judging.rules.s101_sheet_name_near import sheet_name_near
from oitsheet.judging.rules.s102_sheet_not_read import sheet_not_read
from oitsheet.judging.rules.s103_sheet_known_by_headers import sheet_known_by_headers
from oitsheet.judging.rules.s104_header_near import header_near
from oitsheet.judging.rules.s105_column_not_read import column_not_read
from oitsheet.judging.rules.s106_column_twice import column_twice
from oitsheet.judging.rules.s107_table_not_found import table_not_found
from oitsheet.judging.rules.s108_row_without_code import row_without_code
from oitsheet.judging.rules.s109_row_known_by_title import row_known_by_title
from oitsheet.judging.rules.s110_code_not_in_edition import code_not_in_edition
from oitsheet.judging.rules.s111_items_not_listed import items_not_listed
from oitsheet.judging.rules.s112_formula_not_calculated import formula_not_calculated
from oitsheet.judging.rules.s113_typed_over_formula import typed_over_formula
from oitsheet.judging.rules.s114_rows_hidden import rows_hidden
from oitsheet.judging.rules.s115_column_hidden import column_hidden
from oitsheet.judging.rules.s116_sheet_hidden import sheet_hidden
from oitsheet.judging.rules.s117_value_merged import value_merged
from oitsheet.judging.rules.s118_cell_far_away import cell_far_away
from oitsheet.judging.rules.s119_edition_clues_disagree import edition_clues_disagree
from oitsheet.judging.rules.s120_year_not_of_edition import year_not_of_edition
from oitsheet.judging.rules.s121_no_due_date import no_due_date
from oitsheet.judging.rules.s122_column_gone import column_gone
from oitsheet.judging.rules.s123_row_continued import row_continued
from oitsheet.judging.rules.s124_sheet_twice import sheet_twice
from oitsheet.judging.rules.s125_other_table_not_read import other_table_not_read
from oitsheet.judging.rules.s126_codes_known_by_content import codes_known_by_content
from oitsheet.judging.rules.s127_table_shifted import table_shifted
from oitsheet.judging.rules.s128_header_pasted_over_rows import header_pasted_over_rows
from oitsheet.judging.rules.s129_status_elsewhere import status_elsewhere
from oitsheet.judging.rules.s130_element_not_known import element_not_known
from oitsheet.judging.rules.s131_element_ticked_twice import element_ticked_twice
from oitsheet.judging.rules.s132_edition_not_told import edition_not_told
from oitsheet.judging.rules.t101_not_understood import not_understood
from oitsheet.judging.rules.t102_not_a_choice import not_a_choice
from oitsheet.judging.rules.t103_out_of_range import out_of_range
from oitsheet.judging.rules.t104_required_missing import required_missing
from oitsheet.judging.rules.t105_value_twice import value_twice
from oitsheet.judging.rules.t106_error_value import error_value
from oitsheet.judging.rules.t107_understood_as import understood_as
from oitsheet.judging.rules.t108_buddhist_date_cell import buddhist_date_cell
from oitsheet.judging.rules.t109_order_became_date import order_became_date
from oitsheet.judging.rules.t110_not_a_web_address import not_a_web_address
from oitsheet.judging.rules.t111_address_without_scheme import address_without_scheme
from oitsheet.judging.rules.t112_status_near_done_word import status_near_done_word
from oitsheet.judging.rules.t113_dash_is_no_money import dash_is_no_money
from oitsheet.judging.rules.t114_dash_not_known import dash_not_known
from oitsheet.judging.rules.t115_short_year_cell import short_year_cell
from oitsheet.judging.rules.w101_two_leads import two_leads
from oitsheet.judging.rules.w102_items_of_owner_not_understood import items_of_owner_not_understood
from oitsheet.judging.rules.x101_ticks_contradict_row import ticks_contradict_row
from oitsheet.judging.rules.x102_confirmation_of_nothing import confirmation_of_nothing
from oitsheet.judging.rules.x103_confirmation_incomplete import confirmation_incomplete
from oitsheet.judging.rules.x104_confirmation_of_an_error import confirmation_of_an_error
from oitsheet.judging.rules.x105_confirmation_of_another_year import (
    confirmation_of_another_year,
)
from oitsheet.judging.rules.z101_link_missing import link_missing
from oitsheet.judging.rules.z102_only_the_home_page import only_the_home_page
from oitsheet.judging.rules.z103_parent_not_done import parent_not_done
from oitsheet.judging.rules.z104_last_year_zero_unproven import last_year_zero_unproven

if TYPE_CHECKING:
    from oitsheet.judging.rules.rule import FirstRule, OutcomeRule

RULES: tuple[FirstRule | OutcomeRule, ...] = (
    sheet_name_near,
    sheet_not_read,
    sheet_known_by_headers,
    header_near,
    column_not_read,
    column_twice,
    table_not_found,
    row_without_code,
    row_known_by_title,
    code_not_in_edition,
    items_not_listed,
    formula_not_calculated,
    typed_over_formula,
    rows_hidden,
    column_hidden,
    sheet_hidden,
    value_merged,
    cell_far_away,
    edition_clues_disagree,
    year_not_of_edition,
    no_due_date,
    column_gone,
    row_continued,
    sheet_twice,
    other_table_not_read,
    codes_known_by_content,
    table_shifted,
    header_pasted_over_rows,
    status_elsewhere,
    element_not_known,
    element_ticked_twice,
    edition_not_told,
    not_understood,
    not_a_choice,
    out_of_range,
    required_missing,
    value_twice,
    error_value,
    understood_as,
    buddhist_date_cell,
    order_became_date,
    not_a_web_address,
    address_without_scheme,
    status_near_done_word,
    dash_is_no_money,
    dash_not_known,
    short_year_cell,
    agency_field_blank,
    remark_stands,
    not_done,
    done_but_lacking,
    element_lacking,
    lacking_unproven,
    not_looked_at,
    may_not_be_left_out,
    element_may_not_be_left_out,
    two_leads,
    items_of_owner_not_understood,
    quarters_do_not_add_up,
    percent_wrong,
    remainder_wrong,
    overspent,
    remainder_without_reason,
    spent_in_the_future,
    plan_does_not_add_up,
    total_line_wrong,
    kpi_percent_wrong,
    kpi_count_not_claimed,
    kpi_target_not_items,
    full_kpi_with_faults,
    level_unexplained,
    level_off_the_scale,
    pass_mark_off_the_threshold,
    indicator_not_from_points,
    difference_wrong,
    difference_sign_wrong,
    trend_wrong,
    total_not_from_indicators,
    printed_mean_wrong,
    zero_without_cause,
    link_missing,
    only_the_home_page,
    parent_not_done,
    last_year_zero_unproven,
    ticks_contradict_row,
    confirmation_of_nothing,
    confirmation_incomplete,
    confirmation_of_an_error,
    confirmation_of_another_year,
)
"""Every rule, in the order of the families; those that look at what others told stand last."""


def rule_of(code: str) -> FirstRule | OutcomeRule | None:
    """Return the rule of that code (in any case), or None."""
    return next((rule for rule in RULES if rule.code == code.upper()), None)
