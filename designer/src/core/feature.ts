import type { ComponentType } from 'preact';
import type { EngineClient } from './engine';
import type { Service, ServiceStore } from './service';
import type { TextKey } from './texts';

/** Where in the designer: a feature, a file that it edits, and a JSON Pointer or an element's id in it. */
export interface Place {
  readonly feature: string;
  readonly file?: string;
  readonly at?: string;
}

/** What the view of a feature is given. */
export interface ViewProps {
  readonly store: ServiceStore;
  readonly engine: EngineClient;
  readonly place: Place;
  go(place: Place): void;
  /** Says what somebody looks at, where it is not what the address says. What has `data-at` in it says so by itself once it has the keyboard. */
  look(place: Place): void;
}

/** A part of the designer: one folder, loaded when it is opened. */
export interface Feature {
  readonly id: string;
  readonly title: TextKey;
  /** Whether findings about this file lead here. */
  readonly appliesTo?: (path: string) => boolean;
  /** The entries below the feature's own in the menu, such as the form of each task. */
  readonly places?: (service: Service) => readonly { readonly title: string; readonly place: Place }[];
  load(): Promise<{ View: ComponentType<ViewProps> }>;
}

/** What the list of services is given. */
export interface HomeProps {
  readonly engine: EngineClient;
  /** Opens a service, at one of its features if it is named. */
  open(key: string, feature?: string): void;
}

export interface Home {
  load(): Promise<{ View: ComponentType<HomeProps> }>;
}
