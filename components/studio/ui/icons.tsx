import { BagIcon, HomeIcon, PersonIcon, ShopIcon } from "@/components/ui/icons";
import { Icon, type IconProps } from "@/components/ui/icon";
import type { RoomName } from "@/components/studio/shell/rooms";

const drawn = (path: string) =>
  function Drawn(props: IconProps) {
    return (
      <Icon {...props}>
        <path d={path} />
      </Icon>
    );
  };

export const MenuIcon = drawn("M4 6h16M4 12h16M4 18h16");
const ClockIcon = drawn("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2");
const PeopleIcon = drawn(
  "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 6",
);
const FlagIcon = drawn("M5 21V4h12l-2 4 2 4H5");
const PictureIcon = drawn("M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01");
const CameraIcon = drawn("M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z");
const LayersIcon = drawn("M12 3l9 5-9 5-9-5zM3 13l9 5 9-5");
const ArrowDownIcon = drawn("M12 4v11M7 11l5 5 5-5M4 20h16");
const SlidersIcon = drawn("M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4");

/** The drawing of each room. */
export const ROOM_ICONS: Partial<Record<RoomName, (props: IconProps) => React.ReactNode>> = {
  today: HomeIcon,
  orders: BagIcon,
  tasks: FlagIcon,
  posts: PictureIcon,
  photos: CameraIcon,
  products: ShopIcon,
  collections: LayersIcon,
  imports: ArrowDownIcon,
  audit: ClockIcon,
  people: PeopleIcon,
  settings: SlidersIcon,
  account: PersonIcon,
};
