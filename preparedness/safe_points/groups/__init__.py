"""The groups of facts that a safe point consists of, in the order in which a coordinator meets them."""

from preparedness.safe_points.groups.access import Access
from preparedness.safe_points.groups.accessibility import Accessibility
from preparedness.safe_points.groups.base import FactGroup
from preparedness.safe_points.groups.capacity import Capacity
from preparedness.safe_points.groups.communication import Communication
from preparedness.safe_points.groups.cooking import Cooking
from preparedness.safe_points.groups.hazards import Hazards
from preparedness.safe_points.groups.heating import Heating
from preparedness.safe_points.groups.power import Power
from preparedness.safe_points.groups.publishing import Publishing
from preparedness.safe_points.groups.services import Services
from preparedness.safe_points.groups.water import Water

__all__ = [
    "Access",
    "Accessibility",
    "Capacity",
    "Communication",
    "Cooking",
    "FactGroup",
    "Hazards",
    "Heating",
    "Power",
    "Publishing",
    "Services",
    "Water",
]
